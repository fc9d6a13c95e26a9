/**
 * A wrong clock, mended: the stamps of changes that never left the tablet are provisional, and move together by what the
 * server's time says. Order is kept; a change that was sent is never restamped, because it may have been stored.
 */
import type { Instant } from "../domain/time.ts";
import type { Change } from "./change.ts";
import { formatStamp, laterOf, nextStamp, parseStamp, type Stamp } from "./stamp.ts";

/** Differences up to this are the network's, not the clock's. */
export const toleratedMs = 60_000;

export interface Clock {
  /** The latest stamp made or seen here. */
  latest: Stamp;
  /** Server time minus tablet time, as last measured: what stamps are made with. */
  offset: number;
}

/** True when stamps made with `offset` should move to `measured`. */
export function isWrong(offset: number, measured: number): boolean {
  return Math.abs(measured - offset) > toleratedMs;
}

/**
 * The never-sent changes with the stamps they would have had under the right clock, and the clock to go on with: at the
 * latest of every stamp that stays and the corrected present.
 * @param unsent never-sent changes, any order
 * @param known the latest stamp among everything else the tablet holds
 * @param by how many ms the offset moved
 * @param now the corrected present
 * @param seen the stamp of the latest statement a change was made over: whoever saw it and replaced it still comes after it,
 *   though its author's clock may be a little ahead
 */
export function shiftUnsent(
  unsent: readonly Change[],
  known: Stamp,
  by: number,
  now: Instant,
  replica: string,
  seen: (change: Change) => Stamp = () => "",
): { changes: Change[]; latest: Stamp } {
  let latest = "";
  const changes = [...unsent]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((change) => {
      const { ms, counter } = parseStamp(change.at);
      const moved = formatStamp({ ms: Math.max(0, ms + by), counter, replica });
      const floor = laterOf(latest, seen(change));
      latest = moved > floor ? moved : nextStamp(floor, 0, replica);
      return { ...change, at: latest, fields: shiftObserved(change.fields, by) };
    });
  const after = latest === "" ? known : laterOf(known, latest);
  const { ms } = parseStamp(after);
  return { changes, latest: now > ms ? formatStamp({ ms: now, counter: 0, replica }) : after };
}

/** An observation made "now" was read off the same wrong clock: its instant moves too, and the correction says by how much. */
function shiftObserved(fields: Change["fields"], by: number): Change["fields"] {
  const { observedAt, correction, precision } = fields;
  if (typeof observedAt !== "number" || precision !== "exact") return fields;
  return { ...fields, observedAt: observedAt + by, correction: (typeof correction === "number" ? correction : 0) + by };
}
