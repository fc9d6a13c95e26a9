/** How dear a guess of a PIN is: Argon2id (RFC 9106), measured on the tablet that will do it. */

export interface Cost {
  /** KiB. */
  memory: number;
  passes: number;
}

/** OWASP's least for Argon2id (19 MiB, two passes, one lane). No tablet goes below, however slow it is. */
export const least: Cost = { memory: 19 * 1024, passes: 2 };

/** An iPad gives a web page little more before it drops it. */
const mostMemory = 96 * 1024;

/** Between half a second and 0.8: what a person waits for gladly, and a thief a million times. */
const aimMs = 650;

/**
 * The cost that takes about `aimMs` where the least takes `leastMs`. Time goes with memory times passes; memory comes first,
 * because that is what a thief's hardware is short of.
 */
export function costFor(leastMs: number): Cost {
  const times = aimMs / Math.max(leastMs, 1);
  if (times <= 1) return least;
  const memory = Math.min(mostMemory, Math.floor(least.memory * times));
  const passes = Math.max(least.passes, Math.floor((least.passes * least.memory * times) / memory));
  return { memory, passes };
}
