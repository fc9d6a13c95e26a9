import type { Moment } from "../../client/client.ts";

/** What taps of one record share: where, by whom and when it was seen. Taps that say another of these belong to another record. */
export function saidOf({ activity, seenBy, when }: Moment): string {
  return JSON.stringify([activity, seenBy, when]);
}
