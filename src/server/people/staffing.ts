/**
 * Staffing: who comes, what they may do, and who goes. Online, by leaders and phase leaders; each a single transaction over
 * the log and the people's tables. People exist from the moment they are invited; their account, from when they use the link.
 */
import { randomUUID } from "node:crypto";
import { addDays, dayOf, holdsOn, type Day, type Instant } from "../../domain/time.ts";
import { streams } from "../../domain/streams.ts";
import { rolesOver, type School } from "../../domain/own.ts";
import type { Grant } from "../../domain/roles.ts";
import type { AddGrant, GrantAsked, GrantHeld, GrantTold, Invite, LinkMade, StaffMember } from "../../sync/identityMessages.ts";
import type { Audit } from "../audit/audit.ts";
import type { Open, OpenTables, SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";
import { isGrant, isThere, mayGive, mayManage } from "./authority.ts";
import { addGrant, allGrants, endGrant, everyGrant, grantNamed, stillGiven } from "./grants.ts";
import { linkNamed, makeLink, outstandingLinks, withdrawLinks, type Link } from "./links.ts";
import { placesOf, staff, staffMember, state } from "./schoolLog.ts";

export interface Staffing {
  list(by: string): Promise<StaffMember[] | Refused>;
  /** Everything that was given and ended, for who leads the school. */
  grants(by: string): Promise<GrantHeld[] | Refused>;
  invite(by: string, asked: Invite): Promise<LinkMade | Refused>;
  linkAgain(by: string, person: string): Promise<LinkMade | Refused>;
  withdrawLink(by: string, link: string): Promise<Refused | undefined>;
  addGrant(by: string, asked: AddGrant): Promise<GrantTold | Refused>;
  endGrant(by: string, grant: string): Promise<Refused | undefined>;
  depart(by: string, person: string, leftOn: Day): Promise<Refused | undefined>;
  endSessions(by: string, person: string): Promise<Refused | undefined>;
}

/** A grant without its person, as it is told. */
export function told({ id, role, scope, from, until }: Grant): GrantTold {
  return { id, role, scope, from, until };
}

/** The server itself, giving roles from the command line: it may do what a leader may. */
export const theServer = "server";

/** What staffing needs to know of how people sign in, which is the identity room's business. */
export interface Accounts {
  /** Everybody who has used their link. */
  holders(db: OpenTables): Promise<ReadonlySet<string>>;
  /** Ends every session of a person, from the next request on. */
  endSessions(db: OpenTables, person: string): Promise<void>;
}

/** The school as it stands, read once for each request, in its transaction. */
interface Present extends Open {
  at: Instant;
  today: Day;
  school: School;
}

export function createStaffing(deps: { database: SchoolDatabase; accounts: Accounts; audit: Audit; now: () => Instant }): Staffing {
  const { database, accounts, audit, now } = deps;

  async function present(open: Open): Promise<Present> {
    const at = now();
    const grants = await allGrants(open, at);
    return { ...open, at, today: dayOf(at, await open.log.zone()), school: { grants, ...(await placesOf(open.log)) } };
  }

  const looking = <T>(work: (present: Present) => Promise<T>): Promise<T> => database.reading(async (open) => work(await present(open)));
  /** What is decided and what is done about it are one transaction: the command line may be changing the school meanwhile. */
  const whole = <T>(work: (present: Present) => Promise<T>): Promise<T> => database.writing(async (open) => work(await present(open)));

  const ofPerson = (school: School, today: Day, person: string) =>
    stillGiven(
      school.grants.filter((grant) => grant.person === person),
      today,
    );
  const may = (by: string, grant: GrantAsked, { today, school }: Present) => by === theServer || mayGive(by, grant, today, school);
  const manages = (by: string, person: string, { today, school }: Present) =>
    by === theServer || mayManage(by, ofPerson(school, today, person), today, school);

  /** Refuses somebody unknown, or not this person's to manage. */
  async function unmanageable(by: string, person: string, now: Present): Promise<Refused | undefined> {
    if (!(await staffMember(now.log, person))) return { refused: "unknown_person" };
    return manages(by, person, now) ? undefined : { refused: "may_not_invite" };
  }

  /**
   * True when, without these grants, nobody would be left tomorrow to let people in: who has never used their link cannot, nor
   * can somebody whose own last day this is.
   */
  async function takesLastLeader({ db, school, today }: Present, gone: (grant: Grant) => boolean): Promise<boolean> {
    const holders = await accounts.holders(db);
    const leaders = school.grants.filter(
      (grant) => grant.role === "leader" && holdsOn(grant, today) && holdsOn(grant, addDays(today, 1)) && holders.has(grant.person),
    );
    return leaders.length > 0 && leaders.every(gone);
  }

  const linkMade = ({ id, person, purpose, expiresAt, path }: Link & { path: string }): LinkMade => ({
    person,
    purpose,
    invitation: id,
    path,
    expiresAt,
  });

  return {
    list(by) {
      return looking(async (now) => {
        const { db, log, today, school } = now;
        const holders = await accounts.holders(db);
        const links = await outstandingLinks(db);
        const members = (await staff(log)).filter(({ person }) => manages(by, person, now));
        if (members.length === 0 && by !== theServer) return { refused: "may_not_invite" };
        return members.map(({ person, displayName, leftOn }) => {
          const link = links.get(person);
          return {
            person,
            displayName,
            leftOn,
            hasAccount: holders.has(person),
            grants: ofPerson(school, today, person).map(told),
            link: link ? { invitation: link.id, purpose: link.purpose, expiresAt: link.expiresAt } : null,
          };
        });
      });
    },

    grants(by) {
      return looking(async ({ db, today, school }) => {
        if (!rolesOver(by, today, streams.school, school).includes("leader")) return { refused: "may_not_invite" };
        return (await everyGrant(db)).map(({ person, ended, ...grant }) => ({ ...told({ person, ...grant }), person, ended }));
      });
    },

    invite(by, { displayName, grants }) {
      return whole(async (now) => {
        const { db, log, at, school } = now;
        const wrong = grants.findIndex((grant) => !isGrant(grant));
        if (wrong >= 0) return { refused: "invalid_request", field: `grants.${wrong}` };
        if (!grants.every((grant) => may(by, grant, now))) return { refused: "may_not_invite" };
        const nowhere = grants.findIndex(({ scope }) => !isThere(scope, school));
        if (nowhere >= 0) return { refused: "invalid_request", field: `grants.${nowhere}.scope` };
        const person = randomUUID();
        await state(log, by, at, [{ stream: streams.school, kind: "staff", record: person, fields: { displayName, leftOn: null } }]);
        for (const grant of grants) await addGrant(db, { id: randomUUID(), person, ...grant }, by, at);
        await audit.note(db, by, "invited", { person });
        return linkMade(await makeLink(db, { person, purpose: "join", by, at }));
      });
    },

    linkAgain(by, person) {
      return whole(async (now) => {
        const { db, at } = now;
        const refusal = await unmanageable(by, person, now);
        if (refusal) return refusal;
        const purpose = (await accounts.holders(db)).has(person) ? "reset" : "join";
        await audit.note(db, by, "linkMade", { person, purpose });
        return linkMade(await makeLink(db, { person, purpose, by, at }));
      });
    },

    withdrawLink(by, id) {
      return whole(async (now) => {
        const link = await linkNamed(now.db, id);
        if (!link) return { refused: "link_unknown" };
        const refusal = await unmanageable(by, link.person, now);
        if (refusal) return refusal;
        await withdrawLinks(now.db, link.person, now.at);
        await audit.note(now.db, by, "linkWithdrawn", { person: link.person });
        return undefined;
      });
    },

    addGrant(by, { person, grant }) {
      return whole(async (now) => {
        const { db, log, at, school } = now;
        if (!isGrant(grant)) return { refused: "invalid_request", field: "grant" };
        const member = await staffMember(log, person);
        if (!member) return { refused: "unknown_person" };
        if (!may(by, grant, now)) return { refused: "may_not_invite" };
        if (member.leftOn !== null) return { refused: "has_left" };
        if (!isThere(grant.scope, school)) return { refused: "invalid_request", field: "grant.scope" };
        const made: Grant = { id: randomUUID(), person, ...grant };
        await addGrant(db, made, by, at);
        await audit.note(db, by, "granted", { person, grant: made.id, role: made.role });
        return told(made);
      });
    },

    endGrant(by, id) {
      return whole(async (now) => {
        const { db, at, today, school } = now;
        const grant = await grantNamed(db, id);
        if (!grant || !school.grants.some((each) => each.id === id)) return { refused: "unknown_grant" };
        if (!may(by, grant, now)) return { refused: "may_not_invite" };
        if (await takesLastLeader(now, (each) => each.id === id)) return { refused: "last_leader" };
        await endGrant(db, id, today, at);
        await audit.note(db, by, "grantEnded", { person: grant.person, grant: id, role: grant.role });
        return undefined;
      });
    },

    depart(by, person, leftOn) {
      return whole(async (now) => {
        const { db, log, at, today, school } = now;
        const refusal = await unmanageable(by, person, now);
        if (refusal) return refusal;
        if (leftOn > today) return { refused: "invalid_request", field: "leftOn" };
        if (await takesLastLeader(now, (each) => each.person === person)) return { refused: "last_leader" };
        await state(log, by, at, [{ stream: streams.school, kind: "staff", record: person, fields: { leftOn } }]);
        for (const grant of ofPerson(school, today, person)) await endGrant(db, grant.id, today, at);
        await withdrawLinks(db, person, at);
        const said = { left_on: leftOn, said_by: by, said_at: at };
        await db
          .insertInto("departures")
          .values({ person, ...said })
          .onConflict((conflict) => conflict.column("person").doUpdateSet(said))
          .execute();
        await audit.note(db, by, "left", { person, leftOn });
        return undefined;
      });
    },

    endSessions(by, person) {
      return whole(async (now) => {
        const refusal = await unmanageable(by, person, now);
        if (refusal) return refusal;
        await accounts.endSessions(now.db, person);
        await audit.note(now.db, by, "sessionsEnded", { person });
        return undefined;
      });
    },
  };
}
