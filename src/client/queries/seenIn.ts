import { seenOf } from "../../store/draft.ts";
import type { MergedRecord } from "../../sync/record.ts";
import type { Seen } from "../views/setUp.ts";

/** Those removed are seen too: to choose them again is to know that somebody took them away. */
export function seenIn(records: readonly MergedRecord[]): Seen {
  return Object.fromEntries(records.map((record) => [record.id, seenOf(record)]));
}
