/**
 * Statements that a connection keeps planned once it has met them: planning a large one takes longer than answering it. Only those of
 * which there are few, whatever is asked with them.
 */
import { sql } from "kysely";
import type pg from "pg";

const mark = "/* kept */";

/** Stands first in a statement that is to be kept. */
export const kept = sql.raw(mark);

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `kept-${names.size}`;
  names.set(text, name);
  return name;
}

/** The query builder gives its statements no names, and the driver keeps those that have one. */
export function keepPlanned(client: pg.PoolClient): void {
  const query = client.query.bind(client);
  Object.assign(client, {
    query(...given: unknown[]): unknown {
      const [text, values] = given;
      const keeps = typeof text === "string" && text.startsWith(mark) && Array.isArray(values);
      return keeps ? query({ name: nameOf(text), text, values }) : Reflect.apply(query, client, given);
    },
  });
}
