/** The server's log as its tables say, read without the code under test, and only what is new each time. */
import type { FieldValues } from "../../../src/sync/change.ts";
import type { NumberedChange } from "../../../src/sync/change.ts";
import * as z from "zod/mini";
import { fieldValues, redacted } from "../../../src/sync/change.ts";
import type { Server } from "../world/server.ts";
import { plain, type Plain } from "./reference.ts";

interface Row {
  stream: string;
  seq: number;
  id: string;
  act: string;
  kind: string;
  record: string;
  stamp: string;
  person: string;
  replica: string;
  body: string;
  late: number;
  redacted: string | null;
}

const body = z.looseObject({ fields: fieldValues, over: z.optional(z.record(z.string(), z.string())) });

function toChange(row: Row): NumberedChange {
  const { fields, over }: { fields: FieldValues; over?: Record<string, string> | undefined } = body.parse(JSON.parse(row.body));
  const { id, act, stream, kind, record, stamp, person, replica, seq } = row;
  return {
    ...{ id, act, stream, kind, record, fields, at: stamp, by: person, replica, seq },
    ...(over ? { over } : {}),
    ...(row.redacted === null ? {} : { redacted: redacted.parse(JSON.parse(row.redacted)) }),
    ...(row.late === 1 ? { late: true } : {}),
  };
}

const columns = `streams.name as stream, changes.seq as seq, id, act, kind, record, stamp, person, replica, body, late, redacted`;

export class Log {
  readonly #server: Server;
  #life = -1;
  #heads = new Map<string, number>();
  #ids = new Set<string>();
  #stamps = new Map<string, string>();
  readonly #ofKinds = new Map<string, { state: string; changes: readonly NumberedChange[] }>();

  constructor(server: Server) {
    this.#server = server;
  }

  /** The changes that came since the last call; all of them after the database was replaced. `stamps`: the first change with each. */
  news(): { changes: NumberedChange[]; stamps: ReadonlyMap<string, string> } {
    if (this.#life !== this.#server.lives) {
      this.#heads = new Map();
      this.#ids = new Set();
      this.#stamps = new Map();
      this.#life = this.#server.lives;
    }
    const changes: NumberedChange[] = [];
    const heads = this.#server.db.prepare<[], { name: string; seq: number; number: number; erased: number }>("select * from streams").all();
    for (const { name, seq, number, erased } of heads) {
      const had = this.#heads.get(name) ?? 0;
      if (erased === 1 || had === seq) continue;
      changes.push(...this.#after(number, had));
      this.#heads.set(name, seq);
    }
    for (const { id, at } of changes) {
      this.#ids.add(id);
      if (!this.#stamps.has(at)) this.#stamps.set(at, id);
    }
    return { changes, stamps: this.#stamps };
  }

  /** Every change there is, in the order of the log. */
  all(): NumberedChange[] {
    return this.#server.db
      .prepare<[], Row>(
        `select ${columns} from changes join streams on streams.number = changes.stream order by changes.stream, changes.seq`,
      )
      .all()
      .map(toChange);
  }

  /** Changes of some kinds, read again only when something was appended: every answer is held to them. */
  ofKinds(...kinds: string[]): readonly NumberedChange[] {
    const moved = this.#server.db
      .prepare<[], { seqs: number; erased: number }>("select sum(seq) as seqs, sum(erased) as erased from streams")
      .get();
    const state = [this.#server.lives, moved?.seqs, moved?.erased].join();
    const known = this.#ofKinds.get(kinds.join());
    if (known?.state === state) return known.changes;
    const changes = this.#where("kind", ...kinds);
    this.#ofKinds.set(kinds.join(), { state, changes });
    return changes;
  }

  /** Those of these changes that are in the log. */
  named(ids: readonly string[]): NumberedChange[] {
    return this.#where("id", ...ids);
  }

  ofRecord(stream: string, record: string): NumberedChange[] {
    return this.#where("record", record).filter((change) => change.stream === stream);
  }

  holds(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Changes whose words were taken back. */
  takenBack(): string[] {
    return this.#server.db
      .prepare<[], { id: string }>("select id from log where redacted is not null")
      .all()
      .map(({ id }) => id);
  }

  /** The records of those, as `stream|record`. */
  takenBackRecords(): Set<string> {
    const rows = this.#server.db
      .prepare<[], { name: string; record: string }>(
        "select distinct name, record from log join streams on streams.number = log.stream where redacted is not null",
      )
      .all();
    return new Set(rows.map(({ name, record }) => `${name}|${record}`));
  }

  /** What lies in streams that were erased. */
  inErased(): { name: string; id: string }[] {
    return this.#server.db
      .prepare<[], { name: string; id: string }>(
        `select name, id from streams join (select stream, id from log union all select stream, id from merged) on stream = number where erased = 1`,
      )
      .all();
  }

  /** Streams that have begun and are not erased. */
  begun(): Set<string> {
    const rows = this.#server.db.prepare<[], { name: string }>("select name from streams where erased = 0 and seq > 0").all();
    return new Set(rows.map(({ name }) => name));
  }

  #where(column: "id" | "kind" | "record", ...values: string[]): NumberedChange[] {
    const marks = values.map(() => "?").join();
    return this.#server.db
      .prepare<string[], Row>(
        `select ${columns} from changes join streams on streams.number = changes.stream where ${column} in (${marks}) order by changes.stream, changes.seq`,
      )
      .all(...values)
      .map(toChange);
  }

  #after(number: number, seq: number): NumberedChange[] {
    return this.#server.db
      .prepare<[number, number], Row>(
        `select ${columns} from changes join streams on streams.number = changes.stream where changes.stream = ? and changes.seq > ? order by changes.seq`,
      )
      .all(number, seq)
      .map(toChange);
  }
}

const kept = z.looseObject({
  fields: fieldValues,
  marks: z.record(z.string(), z.looseObject({ at: z.string(), by: z.string(), change: z.string() })),
  redacted: z.optional(redacted),
});

/** The server's own merged records, in the form in which they are compared. */
export function recordBodies(server: Server): Map<string, Plain> {
  const rows = server.db
    .prepare<[], { stream: string; id: string; kind: string; body: string }>(
      "select streams.name as stream, id, kind, body from records join streams on streams.number = records.stream",
    )
    .all();
  return new Map(
    rows.map(({ stream, id, kind, body: text }) => {
      const { fields, marks, redacted: taken } = kept.parse(JSON.parse(text));
      return [`${stream}|${id}`, plain({ stream, id, kind, fields, marks, ...(taken ? { redacted: taken } : {}) })];
    }),
  );
}
