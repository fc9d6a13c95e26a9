/**
 * The log in PostgreSQL: what a transaction is made of, by READ COMMITTED. The streams of its acts are locked first, in sorted order, so
 * that whoever waited for one sees what the other did to it; everything is then read by one statement and decided in this process.
 */
import { sql, type Kysely } from "kysely";
import { streams, type StreamName } from "../../../domain/streams.ts";
import type { Instant } from "../../../domain/time.ts";
import { instantOf } from "../../../sync/stamp.ts";
import { whoHolds } from "../../projection/facts.ts";
import { planAppend } from "../../projection/planAppend.ts";
import {
  noNeeds,
  type Appending,
  type Found,
  type Needs,
  type Outcome,
  type SchoolFacts,
  type StreamStore,
  type Work,
} from "../streamStore.ts";
import type { Tables } from "../tables.ts";
import { accessMoved, loosenBlobs, Pending } from "./carryOut.ts";
import { foundIn, moved } from "./found.ts";
import { kept } from "./kept.ts";
import { alone } from "./locks.ts";
import { look } from "./looking.ts";
import { schoolFacts } from "./reading.ts";

type Db = Kysely<Tables>;

export class PostgresLog {
  readonly #newId: () => string;
  readonly #tookBack: () => void;

  /**
   * @param newId random ids of epochs: 1 to 64 of `0-9a-z-`
   * @param tookBack told when words have to leave the tables for good
   */
  constructor(newId: () => string, tookBack: () => void) {
    this.#newId = newId;
    this.#tookBack = tookBack;
  }

  async renewEpochs(db: Db, now: Instant): Promise<void> {
    const epoch = this.#newId();
    await sql`update life set epoch = ${epoch}, renewed_at = ${now}`.execute(db);
    await sql`update streams set epoch = ${epoch}`.execute(db);
  }

  /** Acts, decided in order, each seeing those before it, inside the open transaction. */
  async append(db: Db, works: readonly Work[]): Promise<Outcome[]> {
    const needs = works.map((work) => work.needs);
    if (needs.some(looksAcross)) await alone(db, "school");
    const begun = await lock(db, [...new Set(needs.flatMap((each) => each.streams))].sort());
    const outcomes: Outcome[] = [];
    while (outcomes.length < works.length) outcomes.push(...(await this.#some(db, works.slice(outcomes.length))));
    if (begun.length > 0) await sql`delete from streams where seq = 0 and erased = 0 and number = any(${begun}::int[])`.execute(db);
    return outcomes;
  }

  /** As many of them as can be decided on one look. */
  async #some(db: Db, works: readonly Work[]): Promise<Outcome[]> {
    const needs = works.map((work) => work.needs);
    const sight = await look(db, needs);
    const pending = new Pending(sight);
    const outcomes: Outcome[] = [];
    for (const work of works) {
      const found = foundIn(sight, work.needs);
      const decision = work.decide(found);
      if ("refused" in decision) {
        outcomes.push(decision);
        continue;
      }
      const plan = planAppend(found, decision.append);
      const appended = pending.add(found, plan);
      outcomes.push({ appended, known: [...found.changes.values()] });
      if (!moved(sight, needs, plan, appended)) break;
    }
    await pending.write(db);
    if (pending.takesBack) this.#tookBack();
    return outcomes;
  }

  /** Deletes what streams hold and says so in the ledger, inside the open transaction. */
  async erase(db: Db, what: Parameters<StreamStore["erase"]>[0], entryFor: (stream: StreamName) => Appending): Promise<void> {
    await alone(db, "school");
    const names = "stream" in what ? [what.stream] : await streamsOf(db, what.pupil);
    await lock(db, [...names, streams.leadership].sort());
    const { rows } = await sql<{ number: number; name: StreamName }>`
      select number, name from streams where name = any(${names}::text[]) and erased = 0`.execute(db);
    const numbers = new Map(rows.map(({ name, number }) => [name, number]));
    const entries = names.flatMap((name) => {
      const number = numbers.get(name);
      return number === undefined ? [] : [{ name, number, entry: entryFor(name) }];
    });
    const [first] = entries;
    if (!first) return;
    const left = entries.map(({ name }) => name);
    const holding = await holders(db, left, instantOf(first.entry.change.at), await schoolFacts(db));
    for (const { name, number } of entries) await drop(db, number, holding.get(name) ?? []);
    for (const { entry } of entries) {
      const { change } = entry;
      const needs = { ...noNeeds(change.by), streams: [change.stream], records: [{ stream: change.stream, record: change.record }] };
      await this.append(db, [{ needs, decide: () => ({ append: [entry] }) }]);
    }
    await accessMoved(db);
    this.#tookBack();
  }
}

export async function beginLife(db: Db, epoch: string): Promise<void> {
  await sql`insert into life ("only", epoch, access_version) values (1, ${epoch}, 0) on conflict do nothing`.execute(db);
}

/** What a decision would see. */
export async function find(db: Db, needs: Needs): Promise<Found> {
  return foundIn(await look(db, [needs]), needs);
}

/** Decided on what may change though its own streams do not: two such must not be decided at once. */
function looksAcross({ streams: own, kinds, placedIn }: Needs): boolean {
  return placedIn.length > 0 || kinds.some(({ stream }) => !own.includes(stream));
}

/** Locks streams until the transaction ends, and writes down those that are not there yet: their numbers, told again when nothing came of it. */
async function lock(db: Db, names: readonly StreamName[]): Promise<number[]> {
  const there = await locked(db, names);
  const missing = names.filter((name) => !there.has(name));
  if (missing.length === 0) return [];
  const { rows } = await sql<{ number: number; name: string }>`insert into streams (name, epoch, seq, erased)
    select name, life.epoch, 0, 0 from life, unnest(${missing}::text[]) with ordinality as wanted(name, at) order by at
    on conflict do nothing returning number, name`.execute(db);
  // Somebody else began these at the same moment.
  const begun = new Set(rows.map(({ name }) => name));
  const others = missing.filter((name) => !begun.has(name));
  if (others.length > 0) await lock(db, others);
  return rows.map(({ number }) => number);
}

async function locked(db: Db, names: readonly StreamName[]): Promise<Set<string>> {
  const { rows } = await sql<{
    name: string;
  }>`${kept} select name from streams where name = any(${names}::text[]) order by name for update`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** A child's streams: what has begun, and the card and the file in any case. */
async function streamsOf(db: Db, pupil: string): Promise<StreamName[]> {
  const evidence = streams.evidence(pupil, "");
  const { rows } = await sql<{ name: StreamName }>`
    select name from streams where name >= ${evidence} and name < ${`${evidence}~`} order by name`.execute(db);
  return [...rows.map(({ name }) => name), streams.file(pupil), streams.card(pupil)];
}

async function holders(db: Db, names: readonly StreamName[], at: Instant, school: SchoolFacts): Promise<Map<StreamName, string[]>> {
  const { rows } = await sql<{ person: string }>`select distinct person from grants`.execute(db);
  const { people } = await look(
    db,
    rows.map(({ person }) => noNeeds(person)),
  );
  return whoHolds(names, at, school, people);
}

async function drop(db: Db, stream: number, holding: readonly string[]): Promise<void> {
  await sql`insert into erased_before (stream, person)
    select distinct ${stream}::int, person from (select person from changes where stream = ${stream} union select unnest(${holding}::text[])) each
    on conflict do nothing`.execute(db);
  for (const table of ["changes", "records", "redactions", "places", "class_phases", "pupils"] as const)
    await db.deleteFrom(table).where("stream", "=", stream).execute();
  await loosenBlobs(db, stream);
  await sql`update streams set erased = 1 where number = ${stream}`.execute(db);
}
