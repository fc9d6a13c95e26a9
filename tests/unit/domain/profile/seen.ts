/** Observations of one child, said shortly. */
import type { Fields } from "../../../../src/domain/kinds.ts";
import type { Standing } from "../../../../src/domain/profile/opportunities.ts";

export const zone = "Europe/London";
export const minute = 60_000;

/** Noon of a day in September 2026 and after, by how many days after the first. */
export const dayAt = (days: number, minutes = 0) => Date.UTC(2026, 8, 1 + days, 11, minutes);

let made = 0;
export function saw(observedAt: number, fields: Fields<"observation"> = {}): Standing {
  made += 1;
  const said = { kind: "target", target: "looks", precision: "exact", seenBy: { staff: "tom" }, ...fields } as const;
  return { id: `o${String(made).padStart(5, "0")}`, observedAt, fields: { ...said, observedAt } };
}
