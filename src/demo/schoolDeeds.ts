/** The school's own records: its year, closures, frameworks, the names of classes and staff. */
import type { Draft } from "../domain/draft.ts";
import { frameworkRecordId } from "../domain/frameworks/framework.ts";
import { shippedFrameworks } from "../domain/frameworks/shipped.ts";
import { streams } from "../domain/streams.ts";
import type { Day, Instant } from "../domain/time.ts";
import type { AcademicYear } from "./calendar.ts";
import { idIn, memberWith, type Cast } from "./people.ts";
import type { Deed } from "./stamping.ts";

export interface SchoolSays {
  cast: Cast;
  /** Undefined where the school is named already. */
  school: { name: string; zone: string } | undefined;
  /** True when the leader is there already. */
  leaderThere: boolean;
  years: readonly AcademicYear[];
  from: Day;
  at: Instant;
}

/** The frameworks a school begins with, adopted on a day. */
export function frameworkDrafts(adoptedOn: Day): Draft[] {
  return shippedFrameworks.map((framework): Draft => ({
    stream: streams.school,
    kind: "frameworkVersion",
    record: frameworkRecordId(framework),
    fields: { ...framework, adoptedOn },
  }));
}

/** A year and the days it is closed. */
export function calendarDrafts({ year, modules, dataPoints, closures }: AcademicYear): Draft[] {
  const stream = streams.school;
  return [
    { stream, kind: "year", record: `year-${year}`, fields: { year, modules, dataPoints } },
    ...closures.map((closure, index): Draft => ({
      stream,
      kind: "closure",
      record: `closure-${year}-${index + 1}`,
      fields: { ...closure },
    })),
  ];
}

export function schoolDeeds({ cast, school, leaderThere, years, from, at }: SchoolSays): Deed[] {
  const stream = streams.school;
  const leader = memberWith(cast, "leader").id;
  const frameworks = frameworkDrafts(from);
  const calendar = years.flatMap(calendarDrafts);
  const named = { phase: cast.phase, site: "main", pathway: "brook", from, until: null };
  const classes: Draft[] = [
    { stream, kind: "class", record: cast.id, fields: { name: cast.profile.name, type: "class", ...named } },
    ...cast.profile.groups.map(({ key, name }): Draft => ({
      stream,
      kind: "class",
      record: idIn(cast.groups, key),
      fields: { name, type: "group", ...named, pathway: null },
    })),
  ];
  const staff = cast.staff
    .filter(({ profile }) => !(leaderThere && profile.role === "leader"))
    .map(({ id, profile }): Draft => ({ stream, kind: "staff", record: id, fields: { displayName: profile.displayName, leftOn: null } }));
  const begun: Draft[] = school ? [{ stream, kind: "school", record: "school", fields: school }] : [];
  return [[...begun, ...staff], calendar, ...frameworks.map((framework) => [framework]), classes].map((drafts, index) => ({
    at: at + index * 60_000,
    by: leader,
    drafts,
  }));
}
