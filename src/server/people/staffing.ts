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
import type { Connection } from "../storage/database.ts";
import type { Refused } from "../web/route.ts";
import { isGrant, isThere, mayGive, mayManage } from "./authority.ts";
import { addGrant, allGrants, endGrant, everyGrant, grantNamed, stillGiven } from "./grants.ts";
import { linkNamed, makeLink, outstandingLinks, withdrawLinks, type Link } from "./links.ts";
import type { SchoolLog } from "./schoolLog.ts";

export interface Staffing {
  list(by: string): StaffMember[] | Refused;
  /** Everything that was given and ended, for who leads the school. */
  grants(by: string): GrantHeld[] | Refused;
  invite(by: string, asked: Invite): LinkMade | Refused;
  linkAgain(by: string, person: string): LinkMade | Refused;
  withdrawLink(by: string, link: string): Refused | undefined;
  addGrant(by: string, asked: AddGrant): GrantTold | Refused;
  endGrant(by: string, grant: string): Refused | undefined;
  depart(by: string, person: string, leftOn: Day): Refused | undefined;
  endSessions(by: string, person: string): Refused | undefined;
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
  holders(): ReadonlySet<string>;
  /** Ends every session of a person, from the next request on. */
  endSessions(person: string): void;
}

export function createStaffing(deps: { db: Connection; log: SchoolLog; accounts: Accounts; now: () => Instant }): Staffing {
  const { db, log, accounts, now } = deps;

  /** What is decided and what is done about it are one transaction: the command line may be changing the school meanwhile. */
  const whole = <T>(work: () => T): T => db.transaction(work).immediate();

  /** The school as it stands, read once for each request. */
  function present(): { at: Instant; today: Day; school: School } {
    const at = now();
    const grants = allGrants(deps, at);
    return { at, today: dayOf(at, log.zone()), school: { grants, ...log.places() } };
  }

  const ofPerson = (school: School, today: Day, person: string) =>
    stillGiven(
      school.grants.filter((grant) => grant.person === person),
      today,
    );
  const may = (by: string, grant: GrantAsked, today: Day, school: School) => by === theServer || mayGive(by, grant, today, school);
  const manages = (by: string, person: string, today: Day, school: School) =>
    by === theServer || mayManage(by, ofPerson(school, today, person), today, school);

  /** Refuses somebody unknown, or not this person's to manage. */
  function unmanageable(by: string, person: string, today: Day, school: School): Refused | undefined {
    if (!log.staffMember(person)) return { refused: "unknown_person" };
    return manages(by, person, today, school) ? undefined : { refused: "may_not_invite" };
  }

  /**
   * True when, without these grants, nobody would be left tomorrow to let people in: who has never used their link cannot, nor
   * can somebody whose own last day this is.
   */
  function takesLastLeader(school: School, today: Day, gone: (grant: Grant) => boolean): boolean {
    const holders = accounts.holders();
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
      const { today, school } = present();
      const holders = accounts.holders();
      const links = outstandingLinks(db);
      const staff = log.staff().filter(({ person }) => manages(by, person, today, school));
      if (staff.length === 0 && by !== theServer) return { refused: "may_not_invite" };
      return staff.map(({ person, displayName, leftOn }) => {
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
    },

    grants(by) {
      const { today, school } = present();
      if (!rolesOver(by, today, streams.school, school).includes("leader")) return { refused: "may_not_invite" };
      return everyGrant(db).map(({ person, ended, ...grant }) => ({ ...told({ person, ...grant }), person, ended }));
    },

    invite(by, { displayName, grants }) {
      return whole(() => {
        const { at, today, school } = present();
        const wrong = grants.findIndex((grant) => !isGrant(grant));
        if (wrong >= 0) return { refused: "invalid_request", field: `grants.${wrong}` };
        if (!grants.every((grant) => may(by, grant, today, school))) return { refused: "may_not_invite" };
        const nowhere = grants.findIndex(({ scope }) => !isThere(scope, school));
        if (nowhere >= 0) return { refused: "invalid_request", field: `grants.${nowhere}.scope` };
        const person = randomUUID();
        log.state(by, at, [{ stream: streams.school, kind: "staff", record: person, fields: { displayName, leftOn: null } }]);
        for (const grant of grants) addGrant(db, { id: randomUUID(), person, ...grant }, by, at);
        return linkMade(makeLink(db, { person, purpose: "join", by, at }));
      });
    },

    linkAgain(by, person) {
      return whole(() => {
        const { at, today, school } = present();
        const refusal = unmanageable(by, person, today, school);
        if (refusal) return refusal;
        const purpose = accounts.holders().has(person) ? "reset" : "join";
        return linkMade(makeLink(db, { person, purpose, by, at }));
      });
    },

    withdrawLink(by, id) {
      return whole(() => {
        const { at, today, school } = present();
        const link = linkNamed(db, id);
        if (!link) return { refused: "link_unknown" };
        const refusal = unmanageable(by, link.person, today, school);
        if (!refusal) withdrawLinks(db, link.person, at);
        return refusal;
      });
    },

    addGrant(by, { person, grant }) {
      return whole(() => {
        const { at, today, school } = present();
        if (!isGrant(grant)) return { refused: "invalid_request", field: "grant" };
        const member = log.staffMember(person);
        if (!member) return { refused: "unknown_person" };
        if (!may(by, grant, today, school)) return { refused: "may_not_invite" };
        if (member.leftOn !== null) return { refused: "has_left" };
        if (!isThere(grant.scope, school)) return { refused: "invalid_request", field: "grant.scope" };
        const made: Grant = { id: randomUUID(), person, ...grant };
        addGrant(db, made, by, at);
        return told(made);
      });
    },

    endGrant(by, id) {
      return whole(() => {
        const { at, today, school } = present();
        const grant = grantNamed(db, id);
        if (!grant || !school.grants.some((each) => each.id === id)) return { refused: "unknown_grant" };
        if (!may(by, grant, today, school)) return { refused: "may_not_invite" };
        if (takesLastLeader(school, today, (each) => each.id === id)) return { refused: "last_leader" };
        endGrant(db, id, today, at);
        return undefined;
      });
    },

    depart(by, person, leftOn) {
      return whole(() => {
        const { at, today, school } = present();
        const refusal = unmanageable(by, person, today, school);
        if (refusal) return refusal;
        if (leftOn > today) return { refused: "invalid_request", field: "leftOn" };
        if (takesLastLeader(school, today, (each) => each.person === person)) return { refused: "last_leader" };
        log.state(by, at, [{ stream: streams.school, kind: "staff", record: person, fields: { leftOn } }]);
        for (const grant of ofPerson(school, today, person)) endGrant(db, grant.id, today, at);
        withdrawLinks(db, person, at);
        db.prepare("insert or replace into departures (person, left_on, said_by, said_at) values (?, ?, ?, ?)").run(person, leftOn, by, at);
        return undefined;
      });
    },

    endSessions(by, person) {
      return whole(() => {
        const { today, school } = present();
        const refusal = unmanageable(by, person, today, school);
        if (!refusal) accounts.endSessions(person);
        return refusal;
      });
    },
  };
}
