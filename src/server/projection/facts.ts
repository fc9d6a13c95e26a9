/** Facts about people and the school, from what is kept of them: the same for every store. */
import { ownStreams } from "../../domain/own.ts";
import type { StreamName } from "../../domain/streams.ts";
import type { Day, Instant } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { classesNow } from "../storage/datedClass.ts";
import { grantsAt, type DatedGrant } from "../storage/datedGrant.ts";
import type { KeptRecord, PersonFacts, SchoolFacts } from "../storage/streamStore.ts";
import { schoolDay, zoneOrHome } from "./schoolDay.ts";

/**
 * What one person's access is worked out from. Their last day is the first that anybody said.
 * @param staff their record in the school's stream
 * @param departure the last day that was said beside it
 */
export function personFactsOf(staff: KeptRecord | undefined, departure: Day | undefined, grants: readonly DatedGrant[]): PersonFacts {
  const named = staff ? recordsOf([staff.record], "staff")[0] : undefined;
  const left = [departure, named?.fields.leftOn].filter((day) => typeof day === "string").sort();
  return { grants, leftOn: left[0] ?? null, displayName: named?.fields.displayName ?? "" };
}

/** The zone that the school's own record names, if it is one. */
export function zoneOf(schools: readonly KeptRecord[]): string {
  const own = schools.map(({ record }) => record);
  return zoneOrHome(recordsOf(own, "school")[0]?.fields.zone);
}

/** Who may read or write each of these streams at an instant. */
export function whoHolds(
  names: readonly StreamName[],
  at: Instant,
  school: SchoolFacts,
  people: ReadonlyMap<string, PersonFacts>,
): Map<StreamName, string[]> {
  const today = schoolDay(at, school.zone);
  const classes = classesNow(school.datedClasses);
  const holding = new Map<StreamName, string[]>(names.map((name) => [name, []]));
  for (const [person, facts] of people) {
    const own = ownStreams(person, today, { ...school, classes, grants: grantsAt(facts, at) });
    for (const name of names) if (own.has(name)) holding.get(name)?.push(person);
  }
  return holding;
}
