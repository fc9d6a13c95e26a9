import type { WaitingAct } from "../../../src/store/reading.ts";

/** The stamp of an act's first change. */
export function stampOf({ changes: [first] }: WaitingAct): string {
  return first?.at ?? "";
}
