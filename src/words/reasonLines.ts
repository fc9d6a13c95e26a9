/** Rows of one file under what is said of them: "lines 2 to 9: new". */
import { linesWords } from "./importWords.ts";

export function reasonLines(rows: readonly { line?: number | undefined; why: string }[]): string[] {
  const byReason = new Map<string, number[]>();
  for (const { line, why } of rows) byReason.set(why, [...(byReason.get(why) ?? []), ...(line === undefined ? [] : [line])]);
  return [...byReason].map(([why, lines]) => (lines.length === 0 ? why : `${linesWords(lines)}: ${why}`));
}
