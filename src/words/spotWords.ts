/** Places in files, and how files write their dates. */
import type { DateOrder, Spot } from "../domain/importCodes.ts";

/** "Student.csv, line 3, column Birthdate". */
export function spotWords({ file, line, column }: Spot): string {
  return [file, ...(line === undefined ? [] : [`line ${line}`]), ...(column === undefined ? [] : [`column ${column}`])].join(", ");
}

export const dateOrderWords: Record<DateOrder, string> = { monthFirst: "month first", dayFirst: "day first" };
