/** Writes what plans come to: a whole batch of them in one journey, and what is rarer, beside it. */
import { sql, type Kysely } from "kysely";
import { recordOf } from "../../../sync/recordOf.ts";
import type { MergedRecord } from "../../../sync/record.ts";
import { accessRow } from "../../projection/accessRow.ts";
import { phasesOf } from "../../projection/classPhases.ts";
import type { Plan } from "../../projection/planAppend.ts";
import { changeBody, recordBody, toChange } from "../rows.ts";
import { recordKey, type Found, type KeptChange, type KeptRecord } from "../streamStore.ts";
import type { Tables } from "../tables.ts";
import { alone } from "./locks.ts";
import type { Sight } from "./looking.ts";

/** Plans decided one after another, not written yet. */
export class Pending {
  readonly #sight: Sight;
  readonly #log: Plan["log"] = [];
  readonly #records = new Map<string, KeptRecord>();
  readonly #named: Plan["named"] = [];
  readonly #rewritten: (Plan["rewritten"][number] & { pictures: readonly string[] })[] = [];

  constructor(sight: Sight) {
    this.#sight = sight;
  }

  /** What has to leave the tables for good. */
  get takesBack(): boolean {
    return this.#rewritten.length > 0;
  }

  add(found: Found, plan: Plan): KeptChange[] {
    this.#log.push(...plan.log);
    for (const each of plan.records) this.#records.set(recordKey(each.record.stream, each.record.id), each);
    this.#named.push(...plan.named);
    for (const each of plan.rewritten) {
      const before = found.records.get(recordKey(each.stream, each.record));
      this.#rewritten.push({ ...each, pictures: recordOf(before?.record, "observation")?.fields.pictures ?? [] });
    }
    return plan.log.map(({ change: { id, stream, seq, by, at, redacted }, hash }) => {
      const epoch = this.#sight.streams.get(stream)?.epoch ?? this.#sight.epoch;
      return { id, stream, epoch, seq, by, at, hash, redacted: redacted !== undefined };
    });
  }

  async write(db: Kysely<Tables>): Promise<void> {
    if (this.#log.length === 0) return;
    await this.#append(db);
    if (this.#named.length > 0) await this.#redactions(db);
    for (const { stream, record, redacted, pictures } of this.#rewritten) {
      const number = this.#numberOf(stream);
      await sql`update changes set redacted = ${JSON.stringify(redacted)}, hash = '', body = '{"fields":{}}'
        where stream = ${number} and record = ${record}`.execute(db);
      // Its own bytes, and those of the pictures that hung on it: they show the same child.
      await loosenBlobs(db, number, [record, ...pictures]);
    }
    const said = [...this.#records.values()].filter(({ record }) => accessRow(record));
    for (const { record } of said) await this.#access(db, record);
    if (said.length > 0) await accessMoved(db);
  }

  #numberOf(name: string): number {
    const stream = this.#sight.streams.get(name);
    if (!stream) throw new Error("A stream is written under its own lock.");
    return stream.number;
  }

  async #append(db: Kysely<Tables>): Promise<void> {
    const changes = this.#log.map(({ change, hash }) => ({ ...change, hash, number: this.#numberOf(change.stream) }));
    const records = [...this.#records.values()];
    const last = new Map(changes.map(({ number, seq }) => [number, seq]));
    await sql`with appended as (
        insert into changes (stream, seq, id, act, kind, record, stamp, person, replica, late, redacted, hash, body)
        select * from unnest(${changes.map(({ number }) => number)}::int[], ${changes.map(({ seq }) => seq)}::int[],
          ${changes.map(({ id }) => id)}::text[], ${changes.map(({ act }) => act)}::text[], ${changes.map(({ kind }) => kind)}::text[],
          ${changes.map(({ record }) => record)}::text[], ${changes.map(({ at }) => at)}::text[], ${changes.map(({ by }) => by)}::text[],
          ${changes.map(({ replica }) => replica)}::text[], ${changes.map(({ late }) => (late ? 1 : 0))}::int[],
          ${changes.map(({ redacted }) => (redacted ? JSON.stringify(redacted) : null))}::text[],
          ${changes.map(({ hash }) => hash)}::text[], ${changes.map(changeBody)}::text[])
      ), merged as (
        insert into records (stream, id, kind, author, since, body)
        select * from unnest(${records.map(({ record }) => this.#numberOf(record.stream))}::int[], ${records.map(({ record }) => record.id)}::text[],
          ${records.map(({ record }) => record.kind)}::text[], ${records.map(({ author }) => author)}::text[],
          ${records.map(({ since }) => since)}::text[], ${records.map(({ record }) => recordBody(record))}::text[])
        on conflict (stream, id) do update set body = excluded.body, author = excluded.author, since = excluded.since
      )
      update streams set seq = reached.seq from unnest(${[...last.keys()]}::int[], ${[...last.values()]}::int[]) as reached(number, seq)
      where streams.number = reached.number`.execute(db);
  }

  async #redactions(db: Kysely<Tables>): Promise<void> {
    const rows = this.#named.map(({ stream, record, redaction, redacted, ofAnybody }) => {
      const row = { stream: this.#numberOf(stream), record, redaction, of_anybody: ofAnybody ? 1 : 0 };
      return { ...row, why: redacted.why, person: redacted.by, stamp: redacted.at };
    });
    await db
      .insertInto("redactions")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async #access(db: Kysely<Tables>, merged: MergedRecord): Promise<void> {
    const row = accessRow(merged);
    const [stream, record] = [this.#numberOf(merged.stream), merged.id];
    if (!row) return;
    if ("gone" in row) {
      const table = row.of === "place" ? "places" : "pupils";
      await db.deleteFrom(table).where("stream", "=", stream).where("record", "=", record).execute();
    } else if (row.of === "place") {
      const { pupil, of, value, from, until } = row.place;
      const place = { pupil, of, value, from_day: from, until_day: until };
      await db
        .insertInto("places")
        .values({ stream, record, ...place })
        .onConflict((conflict) => conflict.columns(["stream", "record"]).doUpdateSet(place))
        .execute();
    } else if (row.of === "class") {
      await this.#classPhases(db, merged.stream, stream, record);
    } else if (row.of === "pupil") {
      await db
        .insertInto("pupils")
        .values({ record, stream })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }

  async #classPhases(db: Kysely<Tables>, name: string, stream: number, record: string): Promise<void> {
    const of = { stream, record };
    await db.deleteFrom("class_phases").where("stream", "=", stream).where("record", "=", record).execute();
    const said = await db.selectFrom("changes").selectAll().where("stream", "=", stream).where("record", "=", record).execute();
    const phases = phasesOf(said.map((row) => toChange(row, name)));
    const rows = phases.map(({ phase, from, until }, number) => ({ ...of, number, phase, from_ms: from, until_ms: until }));
    if (rows.length > 0) await db.insertInto("class_phases").values(rows).execute();
  }
}

/** Whoever keeps what access came to has to work it out anew. */
export async function accessMoved(db: Kysely<Tables>): Promise<void> {
  await sql`update life set access_version = access_version + 1`.execute(db);
}

/** Lets go of the files of a stream's pictures, or of some records'. They are removed once that stands. */
export async function loosenBlobs(db: Kysely<Tables>, stream: number, records?: readonly string[]): Promise<void> {
  await alone(db, "pictures");
  await sql`with gone as (
      delete from blobs where stream = ${stream} and (${records === undefined} or record = any(${records ?? []}::text[])) returning file
    )
    insert into loose_files select distinct file from gone on conflict do nothing`.execute(db);
}
