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

/** What the tablet's clock read when a change was made, and by how much that was wrong. */
export interface Misread {
  made: Instant;
  by: number;
}

/**
 * The never-sent changes with the stamps they would have had under the right clock, and the clock to go on with: at the
 * latest of every stamp that stays and the corrected present. Nothing was made, or seen, later than that.
 * @param unsent never-sent changes, any order
 * @param known the latest stamp among everything else the tablet holds
 * @param misread of a change: a stamp alone does not tell, because a clock that was behind gave the latest stamp it knew
 * @param now the corrected present
 * @param seen the stamp of the latest statement a change was made over: whoever saw it and replaced it still comes after it,
 *   though its author's clock may be a little ahead
 */
export function shiftUnsent(
  unsent: readonly Change[],
  known: Stamp,
  misread: (change: Change) => Misread,
  now: Instant,
  replica: string,
  seen: (change: Change) => Stamp = () => "",
): { changes: Change[]; latest: Stamp } {
  let latest = "";
  const changes = [...unsent]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((change) => {
      const { made, by } = misread(change);
      const { counter } = parseStamp(change.at);
      const moved = formatStamp({ ms: Math.max(0, Math.min(made + by, now)), counter, replica });
      const floor = laterOf(latest, seen(change));
      latest = moved > floor ? moved : nextStamp(floor, 0, replica);
      return { ...change, at: latest, fields: shiftObserved(change.fields, by, now) };
    });
  const after = latest === "" ? known : laterOf(known, latest);
  const { ms } = parseStamp(after);
  return { changes, latest: now > ms ? formatStamp({ ms: now, counter: 0, replica }) : after };
}

const dayMs = 86_400_000;

/**
 * An observation made "now" was read off the same wrong clock: its instant moves too, and the correction says by how much. One of
 * "this morning" took its day from it, and nothing finer.
 */
function shiftObserved(fields: Change["fields"], by: number, now: Instant): Change["fields"] {
  const { observedAt, correction, precision } = fields;
  if (typeof observedAt !== "number") return fields;
  const moved = Math.min(observedAt + (precision === "exact" ? by : Math.round(by / dayMs) * dayMs), now);
  if (by === 0 || moved === observedAt) return fields;
  return { ...fields, observedAt: moved, correction: (typeof correction === "number" ? correction : 0) + moved - observedAt };
}
