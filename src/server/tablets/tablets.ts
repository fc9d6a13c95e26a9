/**
 * The school's iPads. Each has an id of its own making, which names nobody, and says it where somebody signs in. One that was
 * reported lost or stolen is let in by nobody's password and none of its sessions, from the next request on, and is told so: it
 * deletes what opens the records on it, and then the records.
 */
import type { Instant } from "../../domain/time.ts";
import type { TabletReport, TabletTold } from "../../sync/tabletMessages.ts";
import type { Audit } from "../audit/audit.ts";
import type { Log } from "../log.ts";
import { leads } from "../people/leading.ts";
import { displayName } from "../people/schoolLog.ts";
import { hashSecret } from "../secrets.ts";
import type { OpenTables, SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";

export interface Tablets {
  /** Whether somebody may sign in on it. */
  isLost(tablet: string): Promise<boolean>;
  /** Somebody has signed in on it: it is one of the school's from now on. */
  signedIn(tablet: string, person: string, token: string): Promise<void>;
  /** Somebody's session there goes on with another token. */
  renewed(before: string, token: string): Promise<void>;
  /** Whether a token that opens nothing was one of an iPad that is lost. */
  wasOfLost(token: string): Promise<boolean>;
  /** What waits on it unsent, as it says itself with one of its sessions; of its own people alone. */
  report(token: string, report: TabletReport): Promise<void>;
  list(by: string): Promise<TabletTold[] | Refused>;
  rename(by: string, tablet: string, name: string): Promise<Refused | undefined>;
  sayLost(by: string, tablet: string, lost: boolean): Promise<Refused | undefined>;
  /** Ends one person's session on it: a leader anybody's, everybody their own. */
  endThere(by: string, tablet: string, person: string): Promise<Refused | undefined>;
}

export interface TabletsDeps {
  database: SchoolDatabase;
  audit: Audit;
  /** Says what happened, in codes and ids. */
  note: Log["note"];
  now: () => Instant;
}

async function endSession(db: OpenTables, token: string): Promise<void> {
  await db.deleteFrom("session").where("token", "=", token).execute();
}

/** The hash of the token that somebody's session on an iPad carries, or last carried. */
async function tokenThere(db: OpenTables, tablet: string, person: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("tablet_people")
    .select("token")
    .where("tablet", "=", tablet)
    .where("person", "=", person)
    .executeTakeFirst();
  return row?.token;
}

const notTheirs: Refused = { refused: "may_not_invite" };
const unknown: Refused = { refused: "unknown_tablet" };

export function createTablets({ database, audit, note, now }: TabletsDeps): Tablets {
  const known = async (db: OpenTables, id: string) =>
    (await db.selectFrom("tablets").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;

  /** What a leader does to an iPad that there is. */
  const asLeader = (by: string, tablet: string, work: (db: OpenTables) => Promise<void>): Promise<Refused | undefined> =>
    database.writing(async (open) => {
      if (!(await leads(open, by, now()))) return notTheirs;
      if (!(await known(open.db, tablet))) return unknown;
      await work(open.db);
      return undefined;
    });

  return {
    isLost: (tablet) =>
      database.reading(async ({ db }) => {
        const row = await db.selectFrom("tablets").select("lost_at").where("id", "=", tablet).executeTakeFirst();
        return row !== undefined && row.lost_at !== null;
      }),

    signedIn: (tablet, person, token) =>
      database.writing(async ({ db }) => {
        const at = now();
        if (!(await known(db, tablet))) {
          const others = await db.selectFrom("tablets").select("id").execute();
          await db
            .insertInto("tablets")
            .values({ id: tablet, name: `iPad ${others.length + 1}`, first_seen: at })
            .execute();
        }
        const session = { token: hashSecret(token), signed_in_at: at, exchanged_at: at, waiting: 0 };
        const before = await tokenThere(db, tablet, person);
        // One session a person an iPad: the one before was the same person's there.
        if (before !== undefined) await endSession(db, before);
        await db
          .insertInto("tablet_people")
          .values({ tablet, person, ...session })
          .onConflict((conflict) => conflict.columns(["tablet", "person"]).doUpdateSet(session))
          .execute();
      }),

    renewed: (before, token) =>
      database.writing(async ({ db }) => {
        await db
          .updateTable("tablet_people")
          .set({ token: hashSecret(token) })
          .where("token", "=", hashSecret(before))
          .execute();
      }),

    wasOfLost: (token) =>
      database.reading(async ({ db }) => {
        const row = await db
          .selectFrom("tablet_people")
          .innerJoin("tablets", "tablets.id", "tablet_people.tablet")
          .select("tablets.lost_at")
          .where("tablet_people.token", "=", hashSecret(token))
          .executeTakeFirst();
        return row !== undefined && row.lost_at !== null;
      }),

    report: (token, { waiting }) =>
      database.writing(async ({ db }) => {
        const here = await db
          .updateTable("tablet_people")
          .set({ exchanged_at: now() })
          .where("token", "=", hashSecret(token))
          .returning("tablet")
          .executeTakeFirst();
        if (!here) return;
        for (const { person, count } of waiting)
          await db
            .updateTable("tablet_people")
            .set({ waiting: count })
            .where("tablet", "=", here.tablet)
            .where("person", "=", person)
            .execute();
      }),

    list: (by) =>
      database.reading(async (open) => {
        const { db, log } = open;
        if (!(await leads(open, by, now()))) return notTheirs;
        const tablets = await db.selectFrom("tablets").selectAll().orderBy("first_seen").orderBy("id").execute();
        const rows = await db
          .selectFrom("tablet_people")
          .leftJoin("session", "session.token", "tablet_people.token")
          .select(["tablet_people.tablet", "tablet_people.person", "exchanged_at", "waiting", "session.id as session"])
          .orderBy("tablet_people.person")
          .execute();
        const people = new Map<string, TabletTold["people"]>();
        for (const { tablet, person, exchanged_at, waiting, session } of rows) {
          const told = {
            person,
            displayName: await displayName(log, person),
            signedIn: session !== null,
            exchangedAt: exchanged_at,
            waiting,
          };
          people.set(tablet, [...(people.get(tablet) ?? []), told]);
        }
        return tablets.map(({ id, name, first_seen, lost_at }) => ({
          ...{ id, name, firstSeen: first_seen, lostAt: lost_at },
          people: people.get(id) ?? [],
        }));
      }),

    rename: (by, tablet, name) =>
      asLeader(by, tablet, async (db) => {
        await db.updateTable("tablets").set({ name }).where("id", "=", tablet).execute();
      }),

    sayLost: (by, tablet, lost) =>
      asLeader(by, tablet, async (db) => {
        const said = lost ? { lost_at: now(), lost_by: by } : { lost_at: null, lost_by: null };
        await db.updateTable("tablets").set(said).where("id", "=", tablet).execute();
        if (lost)
          await db
            .deleteFrom("session")
            .where("token", "in", db.selectFrom("tablet_people").select("token").where("tablet", "=", tablet))
            .execute();
        await audit.note(db, by, lost ? "tabletLost" : "tabletFound", { tablet });
        note(lost ? "tablet_lost" : "tablet_found", { tablet, by });
      }),

    endThere: (by, tablet, person) =>
      database.writing(async (open) => {
        const { db } = open;
        if (by !== person && !(await leads(open, by, now()))) return notTheirs;
        const token = await tokenThere(db, tablet, person);
        if (token === undefined) return unknown;
        await endSession(db, token);
        await audit.note(db, by, "sessionsEnded", { person, tablet });
        note("session_ended", { tablet, person, by });
        return undefined;
      }),
  };
}
