import { holdsOn, type Day } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf, type RecordOf } from "../../sync/recordOf.ts";

/** Where a child belongs on a day: their memberships of classes, groups, phase, site and pathway that hold then. */
export function placesOn(memberships: readonly MergedRecord[], day: Day): RecordOf<"membership">[] {
  return recordsOf(memberships, "membership").filter(({ fields: { from = "", until } }) => holdsOn({ from, until }, day));
}

/** The pathway among them, by its code. */
export function pathwayIn(places: readonly RecordOf<"membership">[]): string | null {
  return places.find(({ fields }) => fields.of === "pathway")?.fields.value ?? null;
}
