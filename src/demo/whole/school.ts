/** The whole school as it is cast from a seed: who, where and when. What was written down comes from this. */
import { instantAt } from "../../domain/observing.ts";
import type { Day, Instant } from "../../domain/time.ts";
import type { AcademicYear } from "../calendar.ts";
import { uuid7 } from "../ids.ts";
import { idIn, type Member } from "../people.ts";
import type { Random } from "../random.ts";
import { childrenOf, type Child } from "./child.ts";
import { classrooms, type Classroom } from "./classNames.ts";
import { groups, shareInGroup, type Group } from "./groups.ts";
import { rollOf } from "./roll.ts";
import { holderOn, staffingOf, type Adult, type Post, type Staffing } from "./staffing.ts";
import { moduleOf, yearsUpTo } from "./time.ts";

export interface School {
  today: Day;
  zone: string;
  random: Random;
  years: readonly AcademicYear[];
  /** Everything is set up on this day, before any child is in. */
  from: Day;
  rooms: readonly Classroom[];
  children: readonly Child[];
  staffing: Staffing;
  /** Of classes and groups by key, and of adults by theirs. */
  classIds: ReadonlyMap<string, string>;
  staffIds: ReadonlyMap<string, string>;
}

export function castSchool({ seed, today, zone }: { seed: Random; today: Day; zone: string }): School {
  const years = yearsUpTo(today);
  const [first] = years;
  const from = first ? moduleOf(first, 1).from : today;
  const at = instantAt(from, 8 * 60, zone);
  const rooms = classrooms();
  const roll = rollOf(years, today, seed.fork("roll"));
  const staffing = staffingOf(rooms, years, today, seed.fork("staff"));
  const idOf = (name: string, when: Instant = at) => uuid7(when, seed.fork(`id ${name}`));
  return {
    ...{ today, zone, years, from, rooms, staffing },
    random: seed,
    children: childrenOf(roll, ({ joined }) => instantAt(joined, 8 * 60, zone), seed.fork("children")),
    classIds: new Map([...rooms, ...groups].map(({ key }) => [key, idOf(`class ${key}`)])),
    staffIds: new Map(staffing.adults.map(({ key, joined }) => [key, idOf(`staff ${key}`, instantAt(joined, 8 * 60, zone))])),
  };
}

/** The group a child is in for a year, if any. */
export function groupOf({ random }: School, child: Child, year: AcademicYear): Group | undefined {
  const spell = child.enrolled.spells.find((one) => one.year === year.year);
  const open = groups.find(({ of }) => of.some(([pathway, phase]) => pathway === spell?.pathway && phase === spell.phase));
  // A child who moves in the middle of a year leaves no group behind.
  const whole = spell?.until === null && spell.from === moduleOf(year, 1).from;
  return open && whole && random.fork(`group ${child.key} ${year.year}`).chance(shareInGroup) ? open : undefined;
}

/** Who holds the posts of a class on a day, as its casts know them. */
export function staffOf(school: School, { key, cell }: Classroom, day: Day): Member[] {
  return school.staffing.posts
    .filter((post) => post.classKey === key || (post.phase === cell.phase && post.key.endsWith("-lead")))
    .flatMap((post) => memberOf(school, post, holderOn(post, day), post.classKey === key ? post.writes : 0, key) ?? []);
}

/** The leader in whose name the office works. @throws when there is none */
export function headOf(school: School): string {
  const holder = school.staffing.posts.find(({ role }) => role === "leader")?.holdings.at(-1)?.adult;
  if (!holder) throw new Error("The school has no leader.");
  return idIn(school.staffIds, holder.key);
}

/** A class's helpers in its groups: the adults who go along on Fridays. */
export function helpsInGroups({ key, role }: Post): boolean {
  return role === "ta" && key.endsWith("-ta-1");
}

function memberOf(school: School, post: Post, adult: Adult | undefined, writes: number, key: string): Member[] | undefined {
  if (!adult) return undefined;
  const room = school.rooms.find((one) => one.key === key);
  const group = groups.find(({ of }) => of.some(([pathway, phase]) => pathway === room?.cell.pathway && phase === room.cell.phase));
  const profile = {
    ...{ key: post.key, displayName: adult.displayName, firstName: adult.firstName, login: "", role: post.role, writes },
    groups: group && helpsInGroups(post) ? [group.key] : [],
  };
  return [{ id: idIn(school.staffIds, adult.key), profile }];
}
