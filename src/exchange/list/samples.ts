/** What stands in the first rows of each column, for somebody who says what it holds. */
import type { ListColumn } from "../../domain/listCodes.ts";
import { readTable } from "../table.ts";

const shown = 3;
/** Enough to know a cell by. */
const letters = 40;

/** Columns of passwords show nothing. */
export function samplesOf<C extends ListColumn>(
  { name, bytes }: { name: string; bytes: Uint8Array },
  columns: readonly C[],
): (C & { samples: string[] })[] {
  const table = readTable(name, bytes, { old: true });
  const rows = "code" in table ? [] : table.rows;
  return columns.map((column, index) => {
    if (column.how === "password") return { ...column, samples: [] };
    const cells = new Set<string>();
    for (const row of rows) {
      const cell = row.cells[index] ?? "";
      if (cell !== "") cells.add(cell.length > letters ? `${cell.slice(0, letters)}…` : cell);
      if (cells.size === shown) break;
    }
    return { ...column, samples: [...cells] };
  });
}
