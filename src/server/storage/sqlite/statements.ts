/** Every query on the log's tables, prepared once a connection. */
import { sql } from "kysely";
import type { Connection } from "../database.ts";
import { blobStatements } from "./blobStatements.ts";
import { preparing, type Query } from "./prepare.ts";
import type { Tables } from "../tables.ts";

type Row<T extends keyof Tables> = { [C in keyof Tables[T]]: Tables[T][C] };
type Stream = Pick<Tables["changes"], "stream">;
type Nothing = Record<string, never>;

export type Statements = ReturnType<typeof statements>;

/** Prepares them all; the tables must be there. */
export function statements(db: Connection) {
  const query = preparing(db);
  return {
    ...lifeAndStreams(query),
    ...log(query),
    ...merged(query),
    ...redactions(query),
    ...access(query),
    ...blobStatements(query),
  };
}

const lifeAndStreams = (query: Query) => ({
  life: query<Nothing>()((q) => q.selectFrom("life").select(["epoch", "access_version", "renewed_at"])),
  beginLife: query<{ epoch: string }>()((q, bind) =>
    q
      .insertInto("life")
      .values({ only: sql`1`, epoch: bind("epoch"), access_version: sql`0` })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  renewLife: query<{ epoch: string; now: number }>()((q, bind) =>
    q.updateTable("life").set({ epoch: bind("epoch"), renewed_at: bind("now") }),
  ),
  renewStreams: query<{ epoch: string }>()((q, bind) => q.updateTable("streams").set({ epoch: bind("epoch") })),
  accessMoved: query<Nothing>()((q) => q.updateTable("life").set({ access_version: sql`access_version + 1` })),
  stream: query<{ name: string }>()((q, bind) =>
    q.selectFrom("streams").select(["number", "epoch", "seq", "erased"]).where("name", "=", bind("name")),
  ),
  beginStream: query<{ name: string; epoch: string }>()((q, bind) =>
    q
      .insertInto("streams")
      .values({ name: bind("name"), epoch: bind("epoch"), seq: sql`0`, erased: sql`0` })
      .returning("number"),
  ),
  setSeq: query<Stream & { seq: number }>()((q, bind) =>
    q
      .updateTable("streams")
      .set({ seq: bind("seq") })
      .where("number", "=", bind("stream")),
  ),
  streamsUnder: query<{ from: string; below: string }>()((q, bind) =>
    q.selectFrom("streams").select("name").where("name", ">=", bind("from")).where("name", "<", bind("below")).orderBy("name"),
  ),
  setErased: query<Stream>()((q, bind) =>
    q
      .updateTable("streams")
      .set({ erased: sql`1` })
      .where("number", "=", bind("stream")),
  ),
});

/** As many spaces as there were bytes: the row keeps its size and so its place, and nothing of what it said is left anywhere. */
const blank = {
  hash: sql<string>`replace(hex(zeroblob(octet_length(hash))), '00', ' ')`,
  body: sql<string>`replace(hex(zeroblob(octet_length(body))), '00', ' ')`,
};

const log = (query: Query) => ({
  addWords: query<{ hash: string; body: string }>()((q, bind) =>
    q
      .insertInto("words")
      .values({ hash: bind("hash"), body: bind("body") })
      .returning("number"),
  ),
  addChange: query<Row<"log">>()((q, bind) =>
    q.insertInto("log").values({
      stream: bind("stream"),
      seq: bind("seq"),
      id: bind("id"),
      act: bind("act"),
      kind: bind("kind"),
      record: bind("record"),
      stamp: bind("stamp"),
      person: bind("person"),
      replica: bind("replica"),
      late: bind("late"),
      redacted: bind("redacted"),
      words: bind("words"),
    }),
  ),
  change: query<{ id: string }>()((q, bind) =>
    q
      .selectFrom("changes")
      .innerJoin("streams", "streams.number", "changes.stream")
      .select(["streams.name", "streams.epoch", "changes.seq", "changes.person", "changes.stamp", "changes.hash", "changes.redacted"])
      .where("changes.id", "=", bind("id")),
  ),
  changesAfter: query<Stream & { seq: number }>()((q, bind) =>
    q.selectFrom("changes").selectAll().where("stream", "=", bind("stream")).where("seq", ">", bind("seq")).orderBy("seq"),
  ),
  changesAfterOf: query<Stream & { seq: number; author: string }>()((q, bind) =>
    q
      .selectFrom("changes")
      .selectAll()
      .where("stream", "=", bind("stream"))
      .where("seq", ">", bind("seq"))
      .where((may) =>
        may.or([
          may(
            "record",
            "in",
            q.selectFrom("merged").select("id").where("stream", "=", bind("stream")).where("author", "=", bind("author")),
          ),
          may(
            "record",
            "in",
            q
              .selectFrom("redactions")
              .innerJoin("merged", (join) =>
                join.onRef("merged.id", "=", "redactions.record").onRef("merged.stream", "=", "redactions.stream"),
              )
              .select("redactions.redaction")
              .where("redactions.stream", "=", bind("stream"))
              .where("merged.author", "=", bind("author")),
          ),
        ]),
      )
      .orderBy("seq"),
  ),
  changesBefore: query<Stream & { seq: number }>()((q, bind) =>
    q
      .selectFrom("changes")
      .leftJoin("merged", (join) => join.onRef("merged.id", "=", "changes.record").onRef("merged.stream", "=", "changes.stream"))
      .selectAll("changes")
      .select("merged.author")
      .where("changes.stream", "=", bind("stream"))
      .where("changes.seq", "<", bind("seq"))
      .orderBy("changes.seq", "desc"),
  ),
  redactChanges: query<Stream & { record: string; redacted: string }>()((q, bind) =>
    q
      .updateTable("log")
      .set({ redacted: bind("redacted") })
      .where("stream", "=", bind("stream"))
      .where("record", "=", bind("record")),
  ),
  changesOfRecord: query<Stream & { record: string }>()((q, bind) =>
    q.selectFrom("changes").selectAll().where("stream", "=", bind("stream")).where("record", "=", bind("record")).orderBy("seq"),
  ),
  blankChanges: query<Stream & { record: string }>()((q, bind) =>
    q
      .updateTable("words")
      .set(blank)
      .where("number", "in", q.selectFrom("log").select("words").where("stream", "=", bind("stream")).where("record", "=", bind("record"))),
  ),
  blankRecord: query<Stream & { id: string }>()((q, bind) =>
    q
      .updateTable("words")
      .set(blank)
      .where("number", "in", q.selectFrom("merged").select("words").where("stream", "=", bind("stream")).where("id", "=", bind("id"))),
  ),
  blankLogOf: query<Stream>()((q, bind) =>
    q
      .updateTable("words")
      .set(blank)
      .where("number", "in", q.selectFrom("log").select("words").where("stream", "=", bind("stream"))),
  ),
  blankMergedOf: query<Stream>()((q, bind) =>
    q
      .updateTable("words")
      .set(blank)
      .where("number", "in", q.selectFrom("merged").select("words").where("stream", "=", bind("stream"))),
  ),
  dropChanges: query<Stream>()((q, bind) => q.deleteFrom("log").where("stream", "=", bind("stream"))),
  ofAct: query<{ act: string }>()((q, bind) => q.selectFrom("log").select("id").where("act", "=", bind("act")).limit(sql.lit(1))),
  writersOf: query<Stream>()((q, bind) => q.selectFrom("log").select("person").distinct().where("stream", "=", bind("stream"))),
  addErasedBefore: query<Stream & { person: string }>()((q, bind) =>
    q
      .insertInto("erased_before")
      .values({ stream: bind("stream"), person: bind("person") })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  erasedBefore: query<Stream>()((q, bind) => q.selectFrom("erased_before").select("person").where("stream", "=", bind("stream"))),
});

const keptColumns = ["streams.name", "records.id", "records.kind", "records.body", "records.author", "records.since"] as const;

const merged = (query: Query) => ({
  record: query<{ name: string; id: string }>()((q, bind) =>
    q
      .selectFrom("records")
      .innerJoin("streams", "streams.number", "records.stream")
      .select(keptColumns)
      .where("streams.name", "=", bind("name"))
      .where("records.id", "=", bind("id")),
  ),
  recordsPlacedIn: query<{ value: string }>()((q, bind) =>
    q
      .selectFrom("places")
      .innerJoin("records", (join) => join.onRef("records.id", "=", "places.record").onRef("records.stream", "=", "places.stream"))
      .innerJoin("streams", "streams.number", "records.stream")
      .select(keptColumns)
      .where("places.value", "=", bind("value"))
      .where("places.of", "in", [sql.lit("class" as const), sql.lit("group" as const)])
      .orderBy("streams.name")
      .orderBy("records.id"),
  ),
  recordsOfKind: query<{ name: string; kind: string }>()((q, bind) =>
    q
      .selectFrom("records")
      .innerJoin("streams", "streams.number", "records.stream")
      .select(keptColumns)
      .where("streams.name", "=", bind("name"))
      .where("records.kind", "=", bind("kind"))
      .orderBy("records.id"),
  ),
  putRecord: query<Row<"merged">>()((q, bind) =>
    q
      .insertInto("merged")
      .values({
        id: bind("id"),
        stream: bind("stream"),
        kind: bind("kind"),
        author: bind("author"),
        since: bind("since"),
        words: bind("words"),
      })
      .onConflict((conflict) =>
        conflict.columns(["stream", "id"]).doUpdateSet({ words: bind("words"), author: bind("author"), since: bind("since") }),
      ),
  ),
  recordsBelow: query<Stream & { below: string; floor: string }>()((q, bind) =>
    q
      .selectFrom("records")
      .select(["id", "kind", "body"])
      .where("stream", "=", bind("stream"))
      .where("id", "<", bind("below"))
      .where("id", ">=", bind("floor"))
      .orderBy("id", "desc"),
  ),
  recordsBelowOf: query<Stream & { below: string; floor: string; author: string }>()((q, bind) =>
    q
      .selectFrom("records")
      .select(["id", "kind", "body"])
      .where("stream", "=", bind("stream"))
      .where("id", "<", bind("below"))
      .where("id", ">=", bind("floor"))
      .where((may) =>
        may.or([
          may("author", "=", bind("author")),
          may(
            "id",
            "in",
            q
              .selectFrom("redactions")
              .innerJoin("merged as named", (join) =>
                join.onRef("named.id", "=", "redactions.record").onRef("named.stream", "=", "redactions.stream"),
              )
              .select("redactions.redaction")
              .where("redactions.stream", "=", bind("stream"))
              .where("named.author", "=", bind("author")),
          ),
        ]),
      )
      .orderBy("id", "desc"),
  ),
  countBelow: query<Stream & { below: string }>()((q, bind) =>
    q
      .selectFrom("merged")
      .select((count) => count.fn.countAll<number>().as("count"))
      .where("stream", "=", bind("stream"))
      .where("id", "<", bind("below")),
  ),
  dropRecords: query<Stream>()((q, bind) => q.deleteFrom("merged").where("stream", "=", bind("stream"))),
});

const redactions = (query: Query) => ({
  redactionsOf: query<{ name: string; record: string }>()((q, bind) =>
    q
      .selectFrom("redactions")
      .innerJoin("streams", "streams.number", "redactions.stream")
      .select(["redactions.why", "redactions.person", "redactions.stamp", "redactions.of_anybody"])
      .where("streams.name", "=", bind("name"))
      .where("redactions.record", "=", bind("record"))
      .orderBy("redactions.redaction"),
  ),
  addRedaction: query<Row<"redactions">>()((q, bind) =>
    q
      .insertInto("redactions")
      .values({
        stream: bind("stream"),
        record: bind("record"),
        redaction: bind("redaction"),
        why: bind("why"),
        person: bind("person"),
        stamp: bind("stamp"),
        of_anybody: bind("of_anybody"),
      })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  dropRedactions: query<Stream>()((q, bind) => q.deleteFrom("redactions").where("stream", "=", bind("stream"))),
});

const access = (query: Query) => ({
  grantsOf: query<{ person: string }>()((q, bind) =>
    q
      .selectFrom("grants")
      .select(["id", "person", "role", "scope_type", "scope_id", "from_day", "until_day", "ended_at"])
      .where("person", "=", bind("person"))
      .orderBy("id"),
  ),
  holders: query<Nothing>()((q) => q.selectFrom("grants").select("person").distinct()),
  departure: query<{ person: string }>()((q, bind) => q.selectFrom("departures").select("left_on").where("person", "=", bind("person"))),
  places: query<Nothing>()((q) => q.selectFrom("places").selectAll().orderBy("record")),
  placesOf: query<{ pupil: string }>()((q, bind) =>
    q.selectFrom("places").selectAll().where("pupil", "=", bind("pupil")).orderBy("record"),
  ),
  classPhases: query<Nothing>()((q) => q.selectFrom("class_phases").selectAll().orderBy("record").orderBy("number")),
  pupils: query<Nothing>()((q) => q.selectFrom("pupils").select("record").orderBy("record")),
  pupil: query<{ record: string }>()((q, bind) => q.selectFrom("pupils").select("record").where("record", "=", bind("record"))),
  putPlace: query<Row<"places">>()((q, bind) => {
    const row = {
      pupil: bind("pupil"),
      of: bind("of"),
      value: bind("value"),
      from_day: bind("from_day"),
      until_day: bind("until_day"),
    };
    return q
      .insertInto("places")
      .values({ stream: bind("stream"), record: bind("record"), ...row })
      .onConflict((conflict) => conflict.columns(["stream", "record"]).doUpdateSet(row));
  }),
  putClassPhase: query<Row<"class_phases">>()((q, bind) =>
    q.insertInto("class_phases").values({
      stream: bind("stream"),
      record: bind("record"),
      number: bind("number"),
      phase: bind("phase"),
      from_ms: bind("from_ms"),
      until_ms: bind("until_ms"),
    }),
  ),
  putPupil: query<Row<"pupils">>()((q, bind) =>
    q
      .insertInto("pupils")
      .values({ record: bind("record"), stream: bind("stream") })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  dropPlace: query<Stream & { record: string }>()((q, bind) =>
    q.deleteFrom("places").where("stream", "=", bind("stream")).where("record", "=", bind("record")),
  ),
  dropClassPhases: query<Stream & { record: string }>()((q, bind) =>
    q.deleteFrom("class_phases").where("stream", "=", bind("stream")).where("record", "=", bind("record")),
  ),
  dropPupil: query<Stream & { record: string }>()((q, bind) =>
    q.deleteFrom("pupils").where("stream", "=", bind("stream")).where("record", "=", bind("record")),
  ),
  dropPlaces: query<Stream>()((q, bind) => q.deleteFrom("places").where("stream", "=", bind("stream"))),
  dropClasses: query<Stream>()((q, bind) => q.deleteFrom("class_phases").where("stream", "=", bind("stream"))),
  dropPupils: query<Stream>()((q, bind) => q.deleteFrom("pupils").where("stream", "=", bind("stream"))),
});
