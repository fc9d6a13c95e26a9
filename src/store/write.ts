/** What a unit of work decides to write. */
import { definitions, type TableValues } from "./rows.ts";
import type { TableName } from "./tableNames.ts";
import type { Clear, RowRef } from "./tables.ts";

/** One row to write, or to remove when it has no content. */
export interface Write extends RowRef {
  content?: { value: unknown; schema: number; clear: (zone: string) => Clear };
}

export function put<T extends TableName>(table: T, key: string, value: TableValues[T]): Write {
  const { schema, clear } = definitions[table];
  return { table, key, content: { value, schema, clear: (zone) => clear(key, value, zone) } };
}

export function remove(table: TableName, key: string): Write {
  return { table, key };
}
