/**
 * The clock of changes: a hybrid logical clock (Kulkarni, Demirbas, Madappa, Avva, Leone 2014), so that stamps follow the
 * wall clock where they can, and cause where they must. A stamp is text whose alphabetical order is its order in time:
 *
 *     mmmmmmmmmmmm-cccc-replica
 *     12 hex digits of milliseconds since 1970, 4 of a counter, then the replica, by which ties are settled.
 *
 * The clock is a function: the latest stamp known in, the next stamp out. Nothing here reads the time.
 */
import * as z from "zod/mini";
import type { Instant } from "../domain/time.ts";

export type Stamp = string;

/** A random id made with each local database: two people on one tablet, or a database made again, never share stamps. */
export const replica = z.string().check(z.regex(/^[0-9a-z]{16}$/));
export const stamp = z.string().check(z.regex(/^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z]{16}$/));

/** How far ahead of the server's clock a stamp may be before it is not stored. */
export const maxAheadMs = 5 * 60_000;
const maxCounter = 0xffff;

export interface StampParts {
  ms: Instant;
  counter: number;
  replica: string;
}

export function formatStamp({ ms, counter, replica }: StampParts): Stamp {
  return `${ms.toString(16).padStart(12, "0")}-${counter.toString(16).padStart(4, "0")}-${replica}`;
}

/** The parts of a stamp that passed the `stamp` schema. */
export function parseStamp(stamp: Stamp): StampParts {
  return { ms: Number.parseInt(stamp.slice(0, 12), 16), counter: Number.parseInt(stamp.slice(13, 17), 16), replica: stamp.slice(18) };
}

/** The wall-clock part of a stamp. */
export function instantOf(stamp: Stamp): Instant {
  return parseStamp(stamp).ms;
}

/** The first stamp a replica can ever make. */
export function firstStamp(replica: string): Stamp {
  return formatStamp({ ms: 0, counter: 0, replica });
}

/**
 * The next stamp of a replica: after every stamp it knows (`latest`), and at its wall clock where that is later.
 * A counter that is used up borrows a millisecond, which the wall clock soon repays.
 */
export function nextStamp(latest: Stamp, now: Instant, replica: string): Stamp {
  const known = parseStamp(latest);
  if (now > known.ms) return formatStamp({ ms: now, counter: 0, replica });
  if (known.counter < maxCounter) return formatStamp({ ms: known.ms, counter: known.counter + 1, replica });
  return formatStamp({ ms: known.ms + 1, counter: 0, replica });
}

export function laterOf(one: Stamp, other: Stamp): Stamp {
  return one < other ? other : one;
}
