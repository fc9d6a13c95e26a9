/**
 * A wrong clock, mended: the stamps of changes that never left the tablet are provisional, and move together by what the
 * server's time says. Order is kept; a change that was sent is never restamped, because it may have been stored.
 *
 * What they say of times moves with them: what was seen or said "now" by as much as the clock; what was written up for a
 * session or a day to the same time on the right day. What cannot move is what is filed under a day by its very id, so that
 * two tablets make one record of it: away, didn't join in, didn't happen. Under another day it would be another record, which
 * somebody may have made, or contradicted, meanwhile. On the wrong day they mark nothing that anybody is asked about, and
 * whoever sees them missing today says them again.
 */
import { dayOf, localTime, type Instant } from "../domain/time.ts";
import { daysBetween } from "../domain/year.ts";
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
 * @param zone the school's time zone, whose days they are
 * @param seen the stamp of the latest statement a change was made over: whoever saw it and replaced it still comes after it,
 *   though its author's clock may be a little ahead
 */
export function shiftUnsent(
  unsent: readonly Change[],
  known: Stamp,
  misread: (change: Change) => Misread,
  now: Instant,
  replica: string,
  zone: string,
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
      return { ...change, at: latest, fields: shiftTimes(change, { made, by }, now, zone) };
    });
  const after = latest === "" ? known : laterOf(known, latest);
  const { ms } = parseStamp(after);
  return { changes, latest: now > ms ? formatStamp({ ms: now, counter: 0, replica }) : after };
}

/** The times a change tells, under the right clock. The correction says by how much, so that the reading is never lost. */
function shiftTimes({ kind, fields }: Change, { made, by }: Misread, now: Instant, zone: string): Change["fields"] {
  if (by === 0) return fields;
  if (kind === "state" && typeof fields.since === "number") return { ...fields, since: Math.min(fields.since + by, now) };
  const { observedAt, correction, precision } = fields;
  if (typeof observedAt !== "number") return fields;
  const right = precision === "exact" ? observedAt + by : onTheRightDay(observedAt, made, by, zone);
  const moved = Math.min(right, now);
  if (moved === observedAt) return fields;
  return { ...fields, observedAt: moved, correction: (typeof correction === "number" ? correction : 0) + moved - observedAt };
}

/** The same time of day, as many days away as the clock was wrong by; never later than it was saved. */
function onTheRightDay(observedAt: Instant, made: Instant, by: number, zone: string): Instant {
  const days = daysBetween(dayOf(made, zone), dayOf(made + by, zone));
  const near = observedAt + days * 86_400_000;
  const wanted = localTime(observedAt, zone).minutes - localTime(near, zone).minutes;
  return Math.min(near + wanted * 60_000, made + by);
}
