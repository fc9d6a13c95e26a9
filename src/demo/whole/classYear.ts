/** A class in one academic year: its week, its casts module by module, and what it says of days. */
import { instantAt } from "../../domain/observing.ts";
import type { Draft } from "../../domain/draft.ts";
import { activityPupilId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import type { AcademicYear } from "../calendar.ts";
import { activityDrafts } from "../classDeeds.ts";
import type { PupilDays } from "../days.ts";
import { uuid7 } from "../ids.ts";
import { idIn, type Cast, type Member, type Pupil } from "../people.ts";
import type { Deed } from "../stamping.ts";
import type { Child } from "./child.ts";
import type { Classroom } from "./classNames.ts";
import { ways } from "./going.ts";
import { groups, type Group } from "./groups.ts";
import { activityKey } from "./planning.ts";
import type { Spell } from "./roll.ts";
import { groupOf, headOf, staffOf, type School } from "./school.ts";
import { moduleOf } from "./time.ts";
import { timetables } from "./timetables.ts";

/** A child in this class for a part of the year. */
export interface Attending {
  child: Child;
  spell: Spell;
  pupil: Pupil;
  days: PupilDays;
  group: Group | undefined;
}

/** The ids of a year's activities: those of classes by class and key, those of groups by their key. */
export function activityIds(school: School, year: AcademicYear): Map<string, string> {
  const at = instantAt(moduleOf(year, 1).from, 9 * 60, school.zone);
  const idOf = (name: string) => uuid7(at, school.random.fork(`activity ${year.year} ${name}`));
  return new Map([
    ...school.rooms.flatMap(({ key, cell }) =>
      timetables[cell.pathway].map(({ activity }): [string, string] => {
        const name = activityKey(key, activity.key);
        return [name, idOf(name)];
      }),
    ),
    ...groups.map(({ key }): [string, string] => [key, idOf(key)]),
  ]);
}

export function inChargeOf(staff: readonly Member[]): string | undefined {
  return (staff.find(({ profile }) => profile.role === "teacher") ?? staff.find(({ profile }) => profile.role === "phaseLeader"))?.id;
}

/** The cast of a class on a day, and in the module of it: who is there, and the week's activities. */
export function castOn(
  school: School,
  room: Classroom,
  day: Day,
  attending: readonly Attending[],
  activities: ReadonlyMap<string, string>,
): Cast {
  const { key, name, cell } = room;
  const own = timetables[cell.pathway].map(({ activity }) => activity);
  const inGroups = groups.filter((group) => attending.some((one) => one.group === group));
  return {
    id: idIn(school.classIds, key),
    phase: cell.phase,
    profile: {
      ...{ key, name, ways: ways[cell.pathway], pupils: [], staff: [], groups: inGroups },
      activities: [...own, ...inGroups.map(({ activity }) => activity)],
    },
    pupils: attending.map(({ pupil }) => pupil),
    staff: staffOf(school, room, day),
    activities: new Map([
      ...own.map((activity): [string, string] => [activity.key, idIn(activities, activityKey(key, activity.key))]),
      ...inGroups.map((group): [string, string] => [group.key, idIn(activities, group.key)]),
    ]),
    groups: new Map(inGroups.map((group): [string, string] => [group.key, idIn(school.classIds, group.key)])),
  };
}

/** In September, a class's week is set up; in July it ends. */
export function weekDeeds(school: School, year: AcademicYear, room: Classroom, activities: ReadonlyMap<string, string>): Deed[] {
  const { key, cell } = room;
  const { from } = moduleOf(year, 1);
  const last = moduleOf(year, 6).until;
  const stream = streams.class(idIn(school.classIds, key));
  const staff = staffOf(school, room, from);
  const by = inChargeOf(staff) ?? headOf(school);
  const helping = staff.filter(({ profile }) => profile.writes > 0).map(({ id }) => id);
  const random = school.random.fork(`week ${key} ${year.year}`);
  const begins = timetables[cell.pathway].map(({ activity }, index): Deed => {
    const at = instantAt(from, 10 * 60 + index, school.zone);
    const id = idIn(activities, activityKey(key, activity.key));
    return { at, by, drafts: activityDrafts(stream, id, activity, helping, () => uuid7(at, random)) };
  });
  const ends: Deed[] =
    last < school.today
      ? [
          {
            at: instantAt(last, 15 * 60, school.zone),
            by: inChargeOf(staffOf(school, room, last)) ?? headOf(school),
            drafts: timetables[cell.pathway].map(({ activity }): Draft => ({
              ...{ stream, kind: "activity", record: idIn(activities, activityKey(key, activity.key)) },
              fields: { until: last },
            })),
          },
        ]
      : [];
  return [...begins, ...ends];
}

/** Groups across classes are set up by the head: their children and their adults come from several. */
export function groupDeeds(school: School, year: AcademicYear, activities: ReadonlyMap<string, string>): Deed[] {
  const { from } = moduleOf(year, 1);
  const last = moduleOf(year, 6).until;
  const by = headOf(school);
  return groups.flatMap((group, index): Deed[] => {
    const at = instantAt(from, 11 * 60 + index, school.zone);
    const random = school.random.fork(`group ${group.key} ${year.year}`);
    const stream = streams.class(idIn(school.classIds, group.key));
    const id = idIn(activities, group.key);
    const helping = school.rooms
      .flatMap((room) => staffOf(school, room, from))
      .filter(({ profile }) => profile.groups.includes(group.key))
      .map((member) => member.id);
    const drafts: Draft[] = [
      ...activityDrafts(stream, id, group.activity, [...new Set(helping)], () => uuid7(at, random)),
      ...school.children
        .filter((child) => groupOf(school, child, year) === group)
        .map((child): Draft => ({
          stream,
          kind: "activityPupil",
          record: activityPupilId(id, child.id),
          fields: { activity: id, pupil: child.id, targets: [] },
        })),
    ];
    const ends: Draft = { stream, kind: "activity", record: id, fields: { until: last } };
    return [
      { at, by, drafts },
      ...(last < school.today ? [{ at: instantAt(last, 15 * 60 + index, school.zone), by, drafts: [ends] }] : []),
    ];
  });
}
