/** The school's own records: its name and years, its frameworks, classes and groups, its staff as they come and go. */
import { instantAt } from "../../domain/observing.ts";
import type { Draft } from "../../domain/draft.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import { idIn } from "../people.ts";
import { calendarDrafts, frameworkDrafts } from "../schoolDeeds.ts";
import type { Deed } from "../stamping.ts";
import { groups } from "./groups.ts";
import { headOf, type School } from "./school.ts";
import { moduleOf } from "./time.ts";

export function setUpDeeds(school: School, name: string): Deed[] {
  const { zone, from, years, rooms, staffing } = school;
  const stream = streams.school;
  const by = headOf(school);
  const at = (day: Day, minutes: number) => instantAt(day, 7 * 60 + minutes, zone);
  const one = (day: Day, minutes: number, drafts: Draft[]): Deed => ({ at: at(day, minutes), by, drafts });

  const named = { from, until: null };
  const classes = rooms.map(({ key, name: said, cell: { phase, site, pathway } }): Draft => ({
    ...{ stream, kind: "class", record: idIn(school.classIds, key) },
    fields: { name: said, type: "class", phase, site, pathway, ...named },
  }));
  const across = groups.map(({ key, name: said }): Draft => ({
    ...{ stream, kind: "class", record: idIn(school.classIds, key) },
    fields: { name: said, type: "group", phase: null, site: null, pathway: null, ...named },
  }));
  const staff = staffing.adults.map(({ key, displayName, joined }) => ({
    joined,
    draft: { stream, kind: "staff", record: idIn(school.staffIds, key), fields: { displayName, leftOn: null } } satisfies Draft,
  }));
  const atFirst = staff.filter(({ joined }) => joined <= from).map(({ draft }) => draft);
  return [
    one(from, 0, [{ stream, kind: "school", record: "school", fields: { name, zone } }]),
    one(from, 1, atFirst.slice(0, 150)),
    one(from, 2, atFirst.slice(150)),
    ...frameworkDrafts(from).map((draft, index) => one(from, 3 + index, [draft])),
    one(from, 10, classes),
    one(from, 11, across),
    ...years.map((year) => one(moduleOf(year, 1).from, 15, calendarDrafts(year))),
    ...staff.filter(({ joined }) => joined > from).map(({ joined, draft }) => one(joined, 20, [draft])),
    ...staffing.adults.flatMap(({ key, leftOn }): Deed[] =>
      leftOn === null
        ? []
        : [
            {
              at: instantAt(leftOn, 17 * 60, zone),
              by,
              drafts: [{ stream, kind: "staff", record: idIn(school.staffIds, key), fields: { leftOn } }],
            },
          ],
    ),
  ];
}
