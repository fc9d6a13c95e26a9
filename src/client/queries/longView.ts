/** A child's small steps over the years: from plans and what was said of them, and none of the evidence behind them. */
import { alsoThatYear, type Also } from "../../domain/profile/alsoThatYear.ts";
import { longViewOf, type Lived } from "../../domain/profile/longView.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, dayOf, type Day } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import { livesOf, type Transition } from "../../domain/targetLife.ts";
import type { LongViewShown } from "../views/profile.ts";
import { areaGroups } from "./areaGroups.ts";
import { namesOf } from "./names.ts";
import { pathwayIn, placesOn } from "./placesOn.ts";
import type { Reading } from "./reading.ts";
import { transitionsOf } from "./targetRows.ts";

/** What was said of each target, in the order it was said, under the year of its data point. */
function saidOf(evaluations: readonly MergedRecord[], years: readonly MergedRecord[], zone: string): Map<string, Lived["said"]> {
  const yearOf = new Map(
    recordsOf(years, "year").flatMap(({ fields: { year = "", dataPoints = [] } }) => dataPoints.map(({ id }) => [id, year])),
  );
  const all = recordsOf(evaluations, "evaluation").flatMap(({ fields: { target, dataPoint = "", result }, marks }) => {
    const at = (marks.result ?? Object.values(marks)[0])?.at;
    if (target === undefined || result === undefined || at === undefined) return [];
    return [{ target, at, said: { result, year: yearOf.get(dataPoint) ?? academicYearOf(dayOf(instantOf(at), zone)) } }];
  });
  const said = new Map<string, Lived["said"]>();
  for (const one of all.sort((a, b) => (a.at < b.at ? -1 : 1))) said.set(one.target, [...(said.get(one.target) ?? []), one.said]);
  return said;
}

/** When a target was worked on, and whether it ended by a next step. */
function livedOf(
  transitions: readonly Transition[],
  last: Transition | null | undefined,
  zone: string,
): Pick<Lived, "from" | "until" | "wentOn"> {
  const day = ({ at }: Transition): Day => dayOf(instantOf(at), zone);
  const begun = transitions.filter(({ to }) => to === "active").sort((one, other) => (one.at < other.at ? -1 : 1))[0];
  return {
    from: begun ? day(begun) : null,
    until: last?.to === "ended" ? day(last) : null,
    wentOn: last?.action === "nextStep",
  };
}

/** The day of the earliest statement of a record that still stands. */
function putIn(marks: MergedRecord["marks"], zone: string): Day {
  return dayOf(Math.min(...Object.values(marks).map(({ at }) => instantOf(at))), zone);
}

/** Classes by their names; of one that is not known here nothing is told. */
function alsoOf(
  years: readonly string[],
  memberships: readonly MergedRecord[],
  supports: readonly MergedRecord[],
  classes: readonly MergedRecord[],
  zone: string,
): Also[][] {
  const named = new Map(
    recordsOf(classes, "class").map(({ id, fields, marks }) => [id, { class: fields.name ?? "", put: putIn(marks, zone) }]),
  );
  const places = recordsOf(memberships, "membership").flatMap(({ fields: { of, value = "", from } }) => {
    const place = named.get(value);
    return of === "class" && from !== undefined && place !== undefined ? [{ ...place, from }] : [];
  });
  const begun = recordsOf(supports, "support").flatMap(({ fields: { what, from } }) =>
    what === undefined || from === undefined ? [] : [{ what, from }],
  );
  return alsoThatYear(years, places, begun);
}

export async function longViewQuery({ store, zone, now }: Reading, { pupil }: { pupil: string }): Promise<LongViewShown | null> {
  const card = streams.card(pupil);
  const file = streams.file(pupil);
  const held = (await store.access())?.streams[file]?.read === "all";
  const [child, targets, decided, memberships, supports, classes, frameworks, years, evaluations] = await Promise.all([
    store.record(card, pupil),
    store.records(card, "target"),
    store.records(card, "transition"),
    store.records(card, "membership"),
    store.records(card, "support"),
    store.records(streams.school, "class"),
    store.records(streams.school, "frameworkVersion"),
    store.records(streams.school, "year"),
    held ? store.records(file, "evaluation") : [],
  ]);
  const known = recordOf(child, "pupil");
  if (!known) return null;
  const today = dayOf(now, zone);
  const own = recordsOf(targets, "target");
  const transitions = transitionsOf(decided);
  const lives = livesOf(
    own.map(({ id }) => id),
    transitions,
  );
  const said = saidOf(evaluations, years, zone);
  const lived = own.map(({ id, fields }): Lived => ({
    ...{ id, area: fields.area ?? null, said: said.get(id) ?? [] },
    ...livedOf(
      transitions.filter(({ target }) => target === id),
      lives.get(id)?.last,
      zone,
    ),
  }));
  const areas = areaGroups(frameworks, pathwayIn(placesOn(memberships, today))).flatMap((group) => group.areas.map(({ id }) => id));
  const view = longViewOf(lived, areas, today);
  const names = namesOf(frameworks);
  const wordings = new Map(own.map(({ id, fields }) => [id, fields.wording ?? ""]));
  const { yearGroup } = known.fields;
  return {
    held,
    years: view.years.map((year, at) => {
      const then = typeof yearGroup === "number" ? yearGroup - (view.years.length - 1 - at) : -1;
      return { year, yearGroup: then < 0 ? null : then };
    }),
    also: alsoOf(view.years, memberships, supports, classes, zone),
    rows: view.rows.map(({ area, cells }) => ({
      ...{ area, name: area === null ? null : (names.areas.get(area) ?? null) },
      cells: cells.map(({ reached, workedOn }) => ({
        reached: reached.map((one) => ({ ...one, wording: wordings.get(one.id) ?? "" })),
        workedOn,
      })),
    })),
  };
}
