import type { Codec } from "./codec.ts";
import { StoreFailure } from "./failure.ts";
import type { TableDefinition } from "./rows.ts";
import type { TableName } from "./tableNames.ts";
import type { Row } from "./tables.ts";

/**
 * Opens a row's box, and brings a value written by an older app to the shape of this one. It is written back in the new
 * shape when somebody next changes it.
 * @throws StoreFailure `newerData` when a newer app wrote it
 */
export async function openRow<V>(
  table: TableName,
  { schema, upgrades }: Pick<TableDefinition<V>, "schema" | "upgrades">,
  row: Row,
  codec: Codec,
): Promise<unknown> {
  if (row.schema > schema) throw new StoreFailure("newerData");
  const written = await codec.open({ table, key: row.key, rev: row.rev, schema: row.schema }, row.box);
  return upgrades.slice(row.schema - 1).reduce<unknown>((value, upgrade) => upgrade(value), written);
}
