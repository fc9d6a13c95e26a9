/** What lies on a tablet's disk, read row by row without the store. */
import type { MemoryDisk } from "../../../src/store/memory.ts";
import { definitions, type TableValues } from "../../../src/store/rows.ts";
import type { TableName } from "../../../src/store/tableNames.ts";

/** The rows of a table, opened: the simulation's tablets keep them in clear. */
export function rowsOf<T extends TableName>(disk: MemoryDisk, table: T): { key: string; value: TableValues[T] }[] {
  return [...(disk.get(table)?.values() ?? [])].map(({ key, box }) => {
    if (typeof box !== "string") throw new Error("a row of the simulation is sealed");
    const value: unknown = JSON.parse(box);
    if (!definitions[table].is(value)) throw new Error(`a row of ${table} is not one`);
    return { key, value };
  });
}

/** Everything on the disk as text: where words could hide. */
export function everythingOn(disk: MemoryDisk): string {
  return [...disk.values()].flatMap((rows) => [...rows.values()].map((row) => JSON.stringify(row))).join("\n");
}
