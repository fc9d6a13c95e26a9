/** What is read of the log by itself: each a single statement, so that all of it was true at one moment. */
import { sql, type Kysely, type RawBuilder } from "kysely";
import { pupilOf, streams, type StreamName } from "../../../domain/streams.ts";
import type { NumberedChange } from "../../../sync/change.ts";
import type { MergedRecord } from "../../../sync/record.ts";
import { personFactsOf, zoneOf } from "../../projection/facts.ts";
import { toChange, toClass, toGrant, toKept, toPlace, toRecord } from "../rows.ts";
import type { Erased, Head, KeptRecord, PersonFacts, ReadLimits, Run, SchoolFacts, Wanted } from "../streamStore.ts";
import type { Tables } from "../tables.ts";
import { upTo } from "../upTo.ts";
import { headsIn, type StreamRow } from "./headsIn.ts";
import { kept } from "./kept.ts";

type Db = Kysely<Tables>;
type KeptRow = Parameters<typeof toKept>[0];

/** After every id there can be, and before every one. */
const aboveAll = "~";
const belowAll = "";

/** No item is smaller than that. */
const leastBytes = 150;
/** Rows read at once: what fits into one page is far less. Never one alone, of which it could not be told whether there are more. */
const mostRows = 4_000;

/** Its number, while it is not erased. */
const numberOf = (stream: StreamName) => sql<number>`(select number from streams where name = ${stream} and erased = 0)`;

/**
 * Rows until their words alone use the bytes up, so that no more of a long history is fetched than is told.
 * @param next the rows after the last of those that were read before
 */
async function fetching<R extends { words: number }, T>(
  { bytes }: ReadLimits,
  next: (last: R | undefined, rows: number) => Promise<R[]>,
  to: (row: R) => T,
): Promise<Run<T>> {
  const wanted = Math.min(mostRows, Math.ceil(bytes / leastBytes) + 2);
  const rows: R[] = [];
  let words = 0;
  for (;;) {
    const more = await next(rows.at(-1), wanted);
    rows.push(...more);
    words = more.reduce((sum, row) => sum + row.words, words);
    if (more.length < wanted || words > bytes) return upTo({ bytes }, rows, to);
  }
}

export function changesAfter(db: Db, stream: StreamName, seq: number, limits: ReadLimits): Promise<Run<NumberedChange>> {
  const own =
    limits.author === null
      ? sql`true`
      : sql`(record in (select id from records where stream = s.number and author = ${limits.author})
          or record in (select r.redaction from redactions r join records named on named.stream = r.stream and named.id = r.record
            where r.stream = s.number and named.author = ${limits.author}))`;
  return fetching(
    limits,
    async (last: (Tables["changes"] & { words: number }) | undefined, rows) => {
      const read = await sql<Tables["changes"] & { words: number }>`${kept} select c.*, octet_length(c.body) as words
        from streams s join changes c on c.stream = s.number
        where s.name = ${stream} and s.erased = 0 and c.seq > ${last?.seq ?? seq} and ${own} order by c.seq limit ${rows}`.execute(db);
      return read.rows;
    },
    (row) => toChange(row, stream),
  );
}

export async function changesBefore(db: Db, stream: StreamName, seq: number | null, wanted: Wanted): Promise<Run<NumberedChange>> {
  const { rows } = await sql<Tables["changes"]>`select c.* from changes c
    left join records r on r.stream = c.stream and r.id = c.record
    where c.stream = ${numberOf(stream)} and c.seq < ${seq ?? 2 ** 31 - 1}
      and (${wanted.kinds === null} or c.kind = any(${[...(wanted.kinds ?? [])]}::text[]))
      and (${wanted.author === null} or r.author = ${wanted.author ?? ""})
    order by c.seq desc limit ${wanted.items + 1}`.execute(db);
  return { items: rows.slice(0, wanted.items).map((row) => toChange(row, stream)), more: rows.length > wanted.items };
}

export async function changesOf(db: Db, stream: StreamName, record: string): Promise<NumberedChange[]> {
  const { rows } = await sql<Tables["changes"]>`
    select * from changes where stream = ${numberOf(stream)} and record = ${record} order by seq`.execute(db);
  return rows.map((row) => toChange(row, stream));
}

export function recordsBelow(
  db: Db,
  stream: StreamName,
  below: string | null,
  floor: string | null,
  limits: ReadLimits,
): Promise<Run<MergedRecord>> {
  const own =
    limits.author === null
      ? sql`true`
      : sql`(r.author = ${limits.author} or r.id in (select t.redaction from redactions t
          join records named on named.stream = t.stream and named.id = t.record where t.stream = s.number and named.author = ${limits.author}))`;
  type Row = Pick<Tables["records"], "id" | "kind" | "body"> & { words: number };
  return fetching(
    limits,
    async (last: Row | undefined, rows) => {
      const read = await sql<Row>`${kept} select r.id, r.kind, r.body, octet_length(r.body) as words
        from streams s join records r on r.stream = s.number
        where s.name = ${stream} and s.erased = 0 and r.id < ${last?.id ?? below ?? aboveAll} and r.id >= ${floor ?? belowAll} and ${own}
        order by r.id desc limit ${rows}`.execute(db);
      return read.rows;
    },
    (row) => toRecord(row, stream),
  );
}

export async function countBelow(db: Db, stream: StreamName, below: string | null): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${kept} select count(*) from records where stream = ${numberOf(stream)} and id < ${below ?? aboveAll}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function ofKind(db: Db, stream: StreamName, kind: string): Promise<KeptRecord[]> {
  const { rows } = await sql<KeptRow>`${kept} select s.name, r.id, r.kind, r.body, r.author, r.since
    from streams s join records r on r.stream = s.number where s.name = ${stream} and r.kind = ${kind} order by r.id`.execute(db);
  return rows.map(toKept);
}

export async function zone(db: Db): Promise<string> {
  return zoneOf(await ofKind(db, streams.school, "school"));
}

export async function schoolFacts(db: Db): Promise<SchoolFacts> {
  interface Rows {
    schools: KeptRow[];
    places: Tables["places"][];
    class_phases: Tables["class_phases"][];
    pupils: string[];
  }
  const { rows } = await sql<Rows>`${kept} select
    (${list(sql`select s.name, r.id, r.kind, r.body, r.author, r.since from streams s join records r on r.stream = s.number
      where s.name = ${streams.school} and r.kind = 'school' order by r.id`)}) as schools,
    (${list(sql`select * from places order by record`)}) as places,
    (${list(sql`select * from class_phases order by record, number`)}) as class_phases,
    (select coalesce(json_agg(record order by record), '[]') from pupils) as pupils`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("A statement without a table answers one row.");
  return {
    zone: zoneOf(row.schools.map(toKept)),
    places: row.places.map(toPlace),
    datedClasses: row.class_phases.map(toClass),
    pupils: row.pupils,
  };
}

/** Streams that have begun, and those that are erased. */
export async function heads(db: Db, names: readonly StreamName[]): Promise<{ heads: Map<StreamName, Head>; erased: Erased }> {
  const cards = names.flatMap((name) => {
    const pupil = pupilOf(name);
    return pupil === undefined ? [] : [streams.card(pupil)];
  });
  const { rows } = await sql<StreamRow & { told: string[] | null }>`${kept} select s.number, s.name, s.epoch, s.seq, s.erased,
    case s.erased when 1 then (select array_agg(person) from erased_before e where e.stream = s.number) end as told
    from streams s where s.name = any(${[...new Set([...names, ...cards])]}::text[])`.execute(db);
  return headsIn(
    { streams: new Map(rows.map((row) => [row.name, row])), told: new Map(rows.map((row) => [row.number, new Set(row.told)])) },
    names,
  );
}

export async function personFacts(db: Db, person: string): Promise<PersonFacts> {
  interface Rows {
    staff: KeptRow[];
    left_on: string | null;
    grants: Parameters<typeof toGrant>[0][];
  }
  const { rows } = await sql<Rows>`${kept} select
    (${list(sql`select s.name, r.id, r.kind, r.body, r.author, r.since from streams s join records r on r.stream = s.number
      where s.name = ${streams.school} and r.id = ${person}`)}) as staff,
    (select left_on from departures where person = ${person}) as left_on,
    (${list(sql`select id, person, role, scope_type, scope_id, from_day, until_day, ended_at from grants
      where person = ${person} order by id`)}) as grants`.execute(db);
  const [row] = rows;
  const [staff] = (row?.staff ?? []).map(toKept);
  return personFactsOf(staff, row?.left_on ?? undefined, (row?.grants ?? []).map(toGrant));
}

/** The rows of a query as one value of another. */
export const list = (rows: RawBuilder<unknown>) => sql`select coalesce(json_agg(row_to_json(each)), '[]') from (${rows}) each`;
