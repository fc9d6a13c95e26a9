import type { Instant } from "../domain/time.ts";
import type { Random } from "./random.ts";

/** A UUIDv7 of an instant, from a seed: shaped as a tablet's, and the same each time. */
export function uuid7(at: Instant, random: Random): string {
  const time = at.toString(16).padStart(12, "0");
  const variant = random.pick(["8", "9", "a", "b"]);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`;
}
