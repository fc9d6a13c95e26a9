/**
 * What is there, for decisions: read by one statement, so that all of it was true at one moment, and in one journey, however much
 * is asked for.
 */
import { sql, type Kysely } from "kysely";
import { pupilOf, streams, type StreamName } from "../../../domain/streams.ts";
import type { Instant } from "../../../domain/time.ts";
import { personFactsOf, zoneOf } from "../../projection/facts.ts";
import { toClass, toGrant, toKept, toPlace } from "../rows.ts";
import type { KeptChange, KeptRecord, KeptRedaction, Needs, PersonFacts, SchoolFacts } from "../streamStore.ts";
import { recordKey } from "../streamStore.ts";
import type { Tables } from "../tables.ts";
import type { StreamRow } from "./headsIn.ts";
import { list } from "./reading.ts";

type KeptRow = Parameters<typeof toKept>[0];

interface Rows {
  epoch: string;
  renewed_at: Instant | null;
  streams: StreamRow[];
  told: { stream: number; person: string }[];
  changes: Pick<KeptChange, "id" | "stream" | "epoch" | "seq" | "by" | "at" | "hash" | "redacted">[];
  acts: string[];
  records: KeptRow[];
  redactions: { name: string; record: string; why: string; person: string; stamp: string; of_anybody: number }[];
  of_kinds: KeptRow[];
  placed: (KeptRow & { value: string })[];
  grants: Parameters<typeof toGrant>[0][];
  departures: { person: string; left_on: string }[];
  places: Tables["places"][];
  class_phases: Tables["class_phases"][];
  pupils: string[];
}

/** What is there of what several decisions need. */
export interface Sight {
  /** The epoch of a stream that begins now. */
  epoch: string;
  renewedAt: Instant | null;
  streams: Map<StreamName, StreamRow>;
  /** Of erased streams, by number: who is told. */
  told: Map<number, Set<string>>;
  changes: Map<string, KeptChange>;
  acts: Set<string>;
  records: Map<string, KeptRecord>;
  redactions: Map<string, KeptRedaction[]>;
  ofKinds: KeptRecord[];
  placed: { value: string; kept: KeptRecord }[];
  people: Map<string, PersonFacts>;
  school: SchoolFacts;
}

const columns = sql.raw("s.name, r.id, r.kind, r.body, r.author, r.since");

/** Everything that these needs ask for, by however many they are. */
export async function look(db: Kysely<Tables>, needs: readonly Needs[]): Promise<Sight> {
  const people = unique(needs.map(({ person }) => person));
  const names = unique(needs.flatMap((each) => each.streams));
  const pupils = unique(names.flatMap((name) => pupilOf(name) ?? []));
  const cards = pupils.map((pupil) => streams.card(pupil));
  const records = byKey(needs.flatMap((each) => each.records.map(({ stream, record }) => ({ stream, record }))));
  const staff = people.map((record) => ({ stream: streams.school, record }));
  const asked = byKey([...records, ...staff]);
  const kinds = byKey([
    ...needs.flatMap((each) => each.kinds.map(({ stream, kind }) => ({ stream, record: kind }))),
    { stream: streams.school, record: "school" },
  ]);
  const placedIn = unique(needs.flatMap((each) => each.placedIn));
  const { rows } = await sql<Rows>`select life.epoch, life.renewed_at,
    (${list(sql`select number, name, epoch, seq, erased from streams where name = any(${unique([...names, ...cards])}::text[])`)}) as streams,
    (${list(sql`select e.stream, e.person from erased_before e join streams s on s.number = e.stream
      where s.erased = 1 and s.name = any(${unique([...names, ...cards])}::text[])`)}) as told,
    (${list(sql`select c.id, s.name as stream, s.epoch, c.seq, c.person as by, c.stamp as at, c.hash, c.redacted is not null as redacted
      from changes c join streams s on s.number = c.stream where c.id = any(${needs.flatMap((each) => each.changes)}::text[])`)}) as changes,
    (select coalesce(json_agg(distinct act), '[]') from changes where act = any(${needs.flatMap((each) => each.acts)}::text[])) as acts,
    (${list(sql`select ${columns} from ${pairs(asked)} join streams s on s.name = asked.stream
      join records r on r.stream = s.number and r.id = asked.record`)}) as records,
    (${list(sql`select s.name, r.record, r.why, r.person, r.stamp, r.of_anybody from ${pairs(records)} join streams s on s.name = asked.stream
      join redactions r on r.stream = s.number and r.record = asked.record order by r.redaction`)}) as redactions,
    (${list(sql`select ${columns} from ${pairs(kinds)} join streams s on s.name = asked.stream
      join records r on r.stream = s.number and r.kind = asked.record order by r.id`)}) as of_kinds,
    (${list(sql`select p.value, ${columns} from places p join records r on r.id = p.record and r.stream = p.stream
      join streams s on s.number = r.stream where p.value = any(${placedIn}::text[]) and p.of in ('class', 'group')
      order by s.name, r.id`)}) as placed,
    (${list(sql`select id, person, role, scope_type, scope_id, from_day, until_day, ended_at from grants
      where person = any(${people}::text[]) order by id`)}) as grants,
    (${list(sql`select person, left_on from departures where person = any(${people}::text[])`)}) as departures,
    (${list(sql`select * from places where pupil = any(${pupils}::text[]) order by record`)}) as places,
    (${list(sql`select * from class_phases order by record, number`)}) as class_phases,
    (select coalesce(json_agg(record order by record), '[]') from pupils where record = any(${pupils}::text[])) as pupils
    from life`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("The log has no epoch: its tables were emptied from outside.");
  return sightOf(row, people);
}

function sightOf(row: Rows, people: readonly string[]): Sight {
  const all = row.records.map(toKept);
  const records = new Map(all.map((each) => [recordKey(each.record.stream, each.record.id), each]));
  const ofKinds = row.of_kinds.map(toKept);
  const redactions = new Map<string, KeptRedaction[]>();
  for (const { name, record, why, person, stamp, of_anybody } of row.redactions) {
    const key = recordKey(name, record);
    const others = redactions.get(key) ?? [];
    redactions.set(key, [...others, { redacted: { why, by: person, at: stamp }, ofAnybody: of_anybody === 1 }]);
  }
  const told = new Map<number, Set<string>>();
  for (const { stream, person } of row.told) told.set(stream, (told.get(stream) ?? new Set()).add(person));
  const factsOf = (person: string) =>
    personFactsOf(
      records.get(recordKey(streams.school, person)),
      row.departures.find((each) => each.person === person)?.left_on,
      row.grants.filter((grant) => grant.person === person).map(toGrant),
    );
  return {
    epoch: row.epoch,
    renewedAt: row.renewed_at,
    streams: new Map(row.streams.map((stream) => [stream.name, stream])),
    told,
    changes: new Map(row.changes.map((change) => [change.id, change])),
    acts: new Set(row.acts),
    records,
    redactions,
    ofKinds,
    placed: row.placed.map(({ value, ...rest }) => ({ value, kept: toKept(rest) })),
    people: new Map(people.map((person) => [person, factsOf(person)])),
    school: {
      zone: zoneOf(ofKinds.filter(({ record }) => record.stream === streams.school && record.kind === "school")),
      places: row.places.map(toPlace),
      datedClasses: row.class_phases.map(toClass),
      pupils: row.pupils,
    },
  };
}

const pairs = (names: readonly { stream: string; record: string }[]) =>
  sql`unnest(${names.map(({ stream }) => stream)}::text[], ${names.map(({ record }) => record)}::text[]) as asked(stream, record)`;

const unique = (values: readonly string[]) => [...new Set(values)];

function byKey(names: readonly { stream: string; record: string }[]) {
  return [...new Map(names.map((name) => [recordKey(name.stream, name.record), name])).values()];
}
