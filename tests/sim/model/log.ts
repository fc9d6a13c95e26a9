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

  ofKinds(...kinds: string[]): NumberedChange[] {
    const marks = kinds.map(() => "?").join();
    return this.#server.db
      .prepare<string[], Row>(
        `select ${columns} from changes join streams on streams.number = changes.stream where kind in (${marks}) order by changes.stream, changes.seq`,
      )
      .all(...kinds)
      .map(toChange);
  }

  holds(id: string): boolean {
    return this.#ids.has(id);
  }

  erased(): Set<string> {
    const rows = this.#server.db.prepare<[], { name: string }>("select name from streams where erased = 1").all();
    return new Set(rows.map(({ name }) => name));
  }

  /** Streams that have begun and are not erased. */
  begun(): Set<string> {
    const rows = this.#server.db.prepare<[], { name: string }>("select name from streams where erased = 0 and seq > 0").all();
    return new Set(rows.map(({ name }) => name));
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
