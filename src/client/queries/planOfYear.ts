/** A child's plan of a year that is not this one: what was agreed then, and how each target that stood in it stood at its end. */
import { planId } from "../../domain/recordIds.ts";
import { daysOfYear, yearAfter } from "../../domain/schoolYear.ts";
import { streams } from "../../domain/streams.ts";
import type { Transition } from "../../domain/targetLife.ts";
import { livesIn } from "../../domain/targets/livesIn.ts";
import { academicYearOf, dayOf, type Day } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { PlanOfYearView, PlanView } from "../views/pupil.ts";
import { namesOf, type Names } from "./names.ts";
import type { Reading } from "./reading.ts";
import { seenIn } from "./seenIn.ts";
import { transitionsOf } from "./targetRows.ts";

/** The day a decision was made. */
const dayIn =
  (zone: string) =>
  ({ at }: Transition): Day =>
    dayOf(instantOf(at), zone);

/** A plan as a page shows it; null where nobody has begun one. */
export function planShown(plan: MergedRecord | undefined, { staff }: Pick<Names, "staff">): PlanView["plan"] {
  const said = recordOf(plan, "plan");
  if (!said) return null;
  const { type = "provision", author = "", agreedWithParentsOn = null } = said.fields;
  return { id: said.id, type, author: staff.get(author) ?? null, agreedWithParentsOn };
}

/** The years a child's plan can be opened at, in order: from the first of which anything is known to this one, and the next once the school has begun it. */
export function yearsOfPlan(
  now: string,
  { plans, years, transitions }: { plans: readonly MergedRecord[]; years: readonly MergedRecord[]; transitions: readonly Transition[] },
  zone: string,
): string[] {
  const kept = recordsOf(plans, "plan").flatMap(({ fields: { year = now } }) => year);
  const decided = transitions.map((one) => academicYearOf(dayIn(zone)(one)));
  const first = [now, ...kept, ...decided].reduce((earliest, year) => (year < earliest ? year : earliest));
  const next = yearAfter(now);
  const begun = kept.includes(next) || recordsOf(years, "year").some(({ fields }) => fields.year === next);
  const all = [first];
  for (let year = first; year !== now; all.push(year)) year = yearAfter(year);
  return begun ? [...all, next] : all;
}

export async function planOfYearQuery(
  { store, zone, now }: Reading,
  { pupil, year }: { pupil: string; year: string },
): Promise<PlanOfYearView | null> {
  const stream = streams.card(pupil);
  if (!recordOf(await store.record(stream, pupil), "pupil")) return null;
  const [targets, decided, plan, staff, frameworks] = await Promise.all([
    store.records(stream, "target"),
    store.records(stream, "transition"),
    store.record(stream, planId(pupil, year)),
    store.records(streams.school, "staff"),
    store.records(streams.school, "frameworkVersion"),
  ]);
  const names = namesOf([...staff, ...frameworks]);
  // Nothing has stood yet in a year that is to come.
  const known = year > academicYearOf(dayOf(now, zone)) ? [] : recordsOf(targets, "target");
  const lives = livesIn(
    known.map(({ id }) => id),
    transitionsOf(decided),
    dayIn(zone),
    daysOfYear(year),
  );
  const shown = known.flatMap(({ id, fields: { wording = "", area = null, order = 0 } }) => {
    const life = lives.get(id);
    if (!life) return [];
    const { last, state } = life;
    const areaName = area === null ? null : (names.areas.get(area) ?? null);
    const said = last && { action: last.action, at: instantOf(last.at), why: last.why };
    return [{ id, wording, area, areaName, order, state, last: said }];
  });
  return {
    year,
    plan: planShown(plan, names),
    targets: shown.sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1)),
    seen: seenIn(plan ? [plan] : []),
  };
}
