/** Rows of pictures that lie here: by stream, record and part, so that whatever takes a record away finds them. */
import type { Reader } from "./reader.ts";
import type { TableName } from "./tableNames.ts";
import { under } from "./keys.ts";
import { remove, type Write } from "./write.ts";

const tables: readonly TableName[] = ["blobs", "blobBytes"];

export function blobRemoval(key: string): Write[] {
  return tables.map((table) => remove(table, key));
}

/**
 * Removes the pictures under a stream, or a stream and a record.
 * @param all those too that the server has not confirmed
 */
export async function blobRemovals(read: Reader, all: boolean, ...parts: readonly string[]): Promise<Write[]> {
  const rows = await read.clear("blobs", { by: "key", ...under(...parts) });
  return rows.flatMap(({ key, clear }) => (all || clear.waits === undefined ? blobRemoval(key) : []));
}
