/**
 * Who works at the school, and when: posts, each held by one person after another. Some leave at Easter, some in summer; a
 * teacher is away having a child and comes back; one class has three teachers in a year.
 */
import type { Role } from "../../domain/roles.ts";
import { addDays, type Day } from "../../domain/time.ts";
import type { AcademicYear } from "../calendar.ts";
import type { Random } from "../random.ts";
import type { Classroom } from "./classNames.ts";
import { adultNames } from "./names/adults.ts";
import { families } from "./names/families.ts";
import { pathways, phaseNames, type PhaseName } from "./pathways.ts";
import { moduleOf } from "./time.ts";

export interface Adult {
  key: string;
  firstName: string;
  lastName: string;
  displayName: string;
  joined: Day;
  leftOn: Day | null;
}

/** A person in a post, from a day to a day (null: still). */
export interface Holding {
  adult: Adult;
  from: Day;
  until: Day | null;
}

export interface Post {
  key: string;
  role: Role;
  /** The class whose post it is. */
  classKey: string | undefined;
  phase: PhaseName | undefined;
  /** What a specialist looks after; nothing for the office. */
  programme: Programme | undefined;
  /** How much of what the class writes its holder types. */
  writes: number;
  holdings: Holding[];
}

/** What a specialist's caseload is made of. */
export type Programme = "physio" | "speech" | "occupational" | "nurse";

/** Everybody who works there on the last day, and those who did. */
export interface Staffing {
  adults: Adult[];
  posts: Post[];
  /** The class that had three teachers in the year before this one. */
  threeTeachers: string;
}

const staffInAll = 195;
const easterLeavers = 10;
const summerLeavers = 7;
/** Two classes are taught by whoever leads their phase. */
const taughtByLeaders = 2;

/** The class that had three teachers, and the one whose teacher was away: any that are not led by a phase's leader. */
const classOfThree = "river-phase-2-1";
const classOfMaternity = "stream-phase-1-2";

class Adults {
  readonly all: Adult[] = [];
  readonly #random: Random;
  readonly #firstNames: string[];

  constructor(random: Random) {
    this.#random = random;
    this.#firstNames = random.shuffled(adultNames);
  }

  /** @param whole teachers and leaders are known by their whole name, others by a letter of the second */
  hire(joined: Day, whole: boolean): Adult {
    const firstName = this.#firstNames[this.all.length % this.#firstNames.length] ?? "";
    const lastName = this.#random.pick(families);
    const displayName =
      whole || this.all.length >= this.#firstNames.length ? `${firstName} ${lastName}` : `${firstName} ${lastName.charAt(0)}.`;
    const adult: Adult = { key: `s${this.all.length + 1}`, firstName, lastName, displayName, joined, leftOn: null };
    this.all.push(adult);
    return adult;
  }
}

/** Of assistants, one in six writes less than once a week; a fifth write half of what there is. */
function writesOf(random: Random): number {
  if (random.chance(1 / 6)) return 0.6;
  return 4 + 9 * random.gamma(0.9);
}

type Asked = Pick<Post, "key" | "role"> & Partial<Pick<Post, "classKey" | "phase" | "programme" | "writes">>;

export function staffingOf(rooms: readonly Classroom[], years: readonly AcademicYear[], today: Day, random: Random): Staffing {
  const [first] = years;
  const begins = first ? moduleOf(first, 1).from : today;
  const adults = new Adults(random.fork("names"));
  const posts: Post[] = [];
  const post = (asked: Asked) => {
    const adult = adults.hire(begins, asked.role === "teacher" || asked.role === "phaseLeader" || asked.role === "leader");
    const holding = { adult, from: begins, until: null };
    posts.push({ classKey: undefined, phase: undefined, programme: undefined, writes: 0, ...asked, holdings: [holding] });
  };

  for (let index = 1; index <= 4; index += 1) post({ key: `leader-${index}`, role: "leader" });
  const led = phaseNames.flatMap((phase) => rooms.filter(({ cell }) => cell.phase === phase).slice(-1)).slice(0, taughtByLeaders);
  for (const phase of phaseNames) {
    const own = led.find(({ cell }) => cell.phase === phase);
    post({ key: `${phase}-lead`, role: "phaseLeader", phase, ...(own ? { classKey: own.key, writes: 34 } : {}) });
    post({ key: `${phase}-second`, role: "phaseLeader", phase });
  }
  for (const { key, cell } of rooms) {
    if (!led.some((room) => room.key === key))
      post({ key: `${key}-teacher`, role: "teacher", classKey: key, writes: 30 + 14 * random.next() });
    for (let index = 1; index <= pathways[cell.pathway].assistants; index += 1)
      post({ key: `${key}-ta-${index}`, role: "ta", classKey: key, writes: writesOf(random) });
  }
  for (const [programme, count] of [
    ["physio", 2],
    ["speech", 2],
    ["occupational", 1],
    ["nurse", 4],
  ] as const)
    for (let index = 1; index <= count; index += 1) post({ key: `${programme}-${index}`, role: "specialist", programme });
  for (let index = 1; index <= 4; index += 1) post({ key: `office-${index}`, role: "technician" });

  post({ key: "cover-1", role: "cover", classKey: "brook-phase-2-1" });

  comeAndGo(posts, adults, years, today, random);
  threeInAYear(posts, adults, years[1], today);
  maternity(posts, adults, years, today);
  const here = () => adults.all.filter(({ leftOn }) => leftOn === null).length;
  // Assistants without a class of their own make up the number: they go where somebody is missing.
  for (let index = 1; here() < staffInAll; index += 1) {
    const room = rooms[(index * 5) % rooms.length];
    post({ key: `float-${index}`, role: "ta", classKey: room?.key, writes: writesOf(random) });
  }
  return { adults: adults.all, posts, threeTeachers: classOfThree };
}

/** Ends the present holding of a post and begins another's. Nothing happens that is still to come. */
function succeed(post: Post, last: Day, from: Day, today: Day, next: () => Adult, leaves = true): void {
  const holding = post.holdings.at(-1);
  if (!holding || from >= today) return;
  holding.until = last;
  if (leaves) holding.adult.leftOn = last;
  post.holdings.push({ adult: next(), from, until: null });
}

function comeAndGo(posts: readonly Post[], adults: Adults, years: readonly AcademicYear[], today: Day, random: Random): void {
  const open = posts.filter(
    ({ classKey, role }) =>
      (role === "teacher" || role === "ta") && classKey !== undefined && classKey !== classOfThree && classKey !== classOfMaternity,
  );
  for (const [index, year] of years.entries()) {
    const next = years[index + 1];
    const turns = [
      { last: moduleOf(year, 4).until, from: moduleOf(year, 5).from, count: easterLeavers },
      ...(next ? [{ last: moduleOf(year, 6).until, from: moduleOf(next, 1).from, count: summerLeavers }] : []),
    ];
    for (const { last, from, count } of turns)
      for (const post of random.shuffled(open).slice(0, count))
        succeed(post, last, from, today, () => adults.hire(from, post.role === "teacher"));
  }
}

function threeInAYear(posts: readonly Post[], adults: Adults, year: AcademicYear | undefined, today: Day): void {
  const post = posts.find(({ classKey, role }) => classKey === classOfThree && role === "teacher");
  if (!post || !year) return;
  for (const number of [3, 5]) {
    const { from } = moduleOf(year, number);
    succeed(post, moduleOf(year, number - 1).until, from, today, () => adults.hire(from, true));
  }
}

/** Away from January to Christmas: another teacher in the class meanwhile, and a member of staff throughout. */
function maternity(posts: readonly Post[], adults: Adults, [, year, next]: readonly AcademicYear[], today: Day): void {
  const post = posts.find(({ classKey, role }) => classKey === classOfMaternity && role === "teacher");
  const mother = post?.holdings[0]?.adult;
  if (!post || !mother || !year) return;
  const { from } = moduleOf(year, 3);
  succeed(post, addDays(from, -1), from, today, () => adults.hire(from, true), false);
  if (next) succeed(post, addDays(moduleOf(next, 3).from, -1), moduleOf(next, 3).from, today, () => mother);
}

/** Who holds a post on a day. */
export function holderOn({ holdings }: Post, day: Day): Adult | undefined {
  return holdings.find(({ from, until }) => from <= day && (until === null || day <= until))?.adult;
}
