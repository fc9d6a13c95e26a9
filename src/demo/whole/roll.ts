/**
 * Who is on roll when, and in which class: three years of joining, leaving, moving pathway and going up. Every year comes to
 * the same numbers, on its last day or today; who is in them changes.
 */
import { addDays, type Day } from "../../domain/time.ts";
import type { AcademicYear } from "../calendar.ts";
import type { Random } from "../random.ts";
import { cells, phaseOf, yearGroupsOf, type Cell, type PathwayName, type PhaseName } from "./pathways.ts";
import { moduleOf, someDay } from "./time.ts";

/** A child in a class, within one academic year. */
export interface Spell {
  year: string;
  yearGroup: number;
  pathway: PathwayName;
  phase: PhaseName;
  classKey: string;
  site: string;
  from: Day;
  /** The last day, where it ended before the year did. */
  until: Day | null;
}

export interface Enrolled {
  key: string;
  joined: Day;
  /** The last day at the school, once there is one. */
  leftOn: Day | null;
  spells: Spell[];
  /** Taught a year group below their age. */
  outOfYear: boolean;
  /** The child died or moved to a hospice: nobody ends anything on the record. */
  untouched: boolean;
}

/** Where a child is while the years go by. */
interface Present {
  enrolled: Enrolled;
  yearGroup: number;
  pathway: PathwayName;
}

export const classKeysOf = ({ pathway, phase, classes }: Cell): string[] =>
  Array.from({ length: classes }, (_, index) => `${pathway}-${phase}-${index + 1}`);

/** Pathways and year groups of the first year's post-16: it comes to twenty in Year 14 in the present one. */
const firstPost16: Readonly<Record<PathwayName, readonly [number, number, number]>> = {
  brook: [5, 4, 3],
  stream: [5, 4, 5],
  river: [6, 5, 5],
  waterfall: [4, 3, 3],
};

/** Joiners come in January and after Easter; the modules they come in. */
const joining = [2, 3, 3, 3, 3, 4, 5, 5, 5];
const leaving = [2, 3, 3, 4, 5, 5];
/** From one pathway to the next at the end of a year, in the phase the child goes up into. */
const moves: readonly (readonly [PathwayName, PathwayName, PhaseName])[] = [
  ["stream", "river", "phase-2"],
  ["river", "waterfall", "phase-3"],
  ["river", "stream", "phase-1"],
];

interface InYear {
  day: Day;
  what: "join" | "leave" | "move" | "untouched";
  cell: Cell;
  /** Where a move goes. */
  to?: Cell;
}

function cellOf(pathway: PathwayName, phase: PhaseName): Cell {
  const found = cells.find((cell) => cell.pathway === pathway && cell.phase === phase);
  if (!found) throw new Error(`There is no ${pathway} in ${phase}.`);
  return found;
}

/** What happens in the course of a year, up to and without today. */
function eventsOf(year: AcademicYear, index: number, today: Day, random: Random): InYear[] {
  const open = cells.filter(({ phase }) => phase !== "phase-4").map((cell) => [cell, cell.pupils] as const);
  const events: InYear[] = [
    ...joining.map((module): InYear => ({
      day: someDay(year, module, random, 0, module % 2 === 1 ? 0.2 : 0.8),
      what: "join",
      cell: random.weighted(open),
    })),
    ...leaving.map((module): InYear => ({ day: someDay(year, module, random, 0.1, 0.9), what: "leave", cell: random.weighted(open) })),
    {
      day: someDay(year, 4, random, 0.4, 0.6),
      what: "move",
      cell: cellOf("stream", "phase-2"),
      to: cellOf("river", "phase-2"),
    },
    ...(index === 1 ? [{ day: someDay(year, 4, random, 0.5, 0.7), what: "untouched", cell: cellOf("brook", "phase-2") } as const] : []),
  ];
  return events.filter(({ day }) => day < today).sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** How a cell's number has changed by the end of these. */
function net(cell: Cell, events: readonly InYear[]): number {
  return events.reduce((sum, event) => {
    const here = event.cell === cell ? (event.what === "join" ? 1 : -1) : 0;
    return sum + here + (event.to === cell ? 1 : 0);
  }, 0);
}

class Roll {
  readonly all: Enrolled[] = [];
  #present: Present[] = [];

  in({ pathway, phase }: Cell): Present[] {
    return this.#present.filter((child) => child.pathway === pathway && phaseOf(child.yearGroup) === phase);
  }

  join({ pathway }: Cell, yearGroup: number, joined: Day): Present {
    const key = `p${this.all.length + 1}`;
    const enrolled: Enrolled = { key, joined, leftOn: null, spells: [], outOfYear: false, untouched: false };
    const child = { enrolled, yearGroup, pathway };
    this.all.push(enrolled);
    this.#present.push(child);
    return child;
  }

  leave(child: Present, leftOn: Day): void {
    child.enrolled.leftOn = leftOn;
    this.#present = this.#present.filter((other) => other !== child);
  }

  /** Everybody a year older; who has had Year 14 has left on the last day. */
  goUp(lastDay: Day): void {
    for (const child of [...this.#present]) {
      child.yearGroup += 1;
      if (child.yearGroup > 14) this.leave(child, lastDay);
    }
  }

  /** The year group of a cell with the fewest children. */
  roomiest(cell: Cell): number {
    const here = this.in(cell);
    const count = (yearGroup: number) => here.filter((child) => child.yearGroup === yearGroup).length;
    return [...yearGroupsOf[cell.phase]].sort((one, other) => count(one) - count(other) || one - other)[0] ?? 0;
  }
}

/** The classes of a cell in a September: by age, as equal in size as can be. */
function placeAll(roll: Roll, cell: Cell, year: AcademicYear, from: Day): void {
  const keys = classKeysOf(cell);
  const here = roll.in(cell).sort((one, other) => one.yearGroup - other.yearGroup || (one.enrolled.key < other.enrolled.key ? -1 : 1));
  for (const [index, child] of here.entries()) place(child, cell, keys[Math.floor((index * keys.length) / here.length)] ?? "", year, from);
}

function place({ enrolled, yearGroup }: Present, { pathway, phase, site }: Cell, classKey: string, { year }: AcademicYear, from: Day) {
  enrolled.spells.push({ year, yearGroup, pathway, phase, classKey, site, from, until: null });
}

/** The smallest class of a cell. */
function smallest(roll: Roll, cell: Cell): string {
  const inClass = (key: string) => roll.in(cell).filter(({ enrolled }) => enrolled.spells.at(-1)?.classKey === key).length;
  return classKeysOf(cell).sort((one, other) => inClass(one) - inClass(other))[0] ?? "";
}

function endSpell({ enrolled }: Present, until: Day): void {
  const last = enrolled.spells.at(-1);
  if (last) last.until = until;
}

function begin(roll: Roll, index: number, year: AcademicYear, before: AcademicYear | undefined, events: readonly InYear[], random: Random) {
  const from = moduleOf(year, 1).from;
  if (before) {
    const lastDay = moduleOf(before, 6).until;
    roll.goUp(lastDay);
    for (const [leaves, enters, phase] of moves) {
      const child = random.shuffled(roll.in(cellOf(leaves, phase)))[0];
      if (child) child.pathway = enters;
    }
    for (const cell of cells) {
      const wanted = cell.pupils - net(cell, events);
      // Who does not go on leaves when a phase begins: after Year 11, most of them.
      const here = random.shuffled(roll.in(cell)).sort((one, other) => one.yearGroup - other.yearGroup);
      for (const child of here.slice(0, Math.max(0, here.length - wanted))) roll.leave(child, lastDay);
    }
  }
  for (const cell of cells) {
    const wanted = cell.pupils - net(cell, events);
    const post16 = index === 0 && cell.phase === "phase-4" ? firstPost16[cell.pathway] : undefined;
    const groups = post16?.flatMap((count, older) => Array.from({ length: count }, () => 12 + older));
    while (roll.in(cell).length < wanted) roll.join(cell, groups?.[roll.in(cell).length] ?? roll.roomiest(cell), from);
    placeAll(roll, cell, year, from);
  }
}

function happen(roll: Roll, year: AcademicYear, { day, what, cell, to }: InYear, random: Random): void {
  if (what === "join") {
    const key = smallest(roll, cell);
    place(roll.join(cell, roll.roomiest(cell), day), cell, key, year, day);
    return;
  }
  const child = random.pick(roll.in(cell));
  if (what === "move" && to) {
    endSpell(child, addDays(day, -1));
    const key = smallest(roll, to);
    child.pathway = to.pathway;
    place(child, to, key, year, day);
    return;
  }
  endSpell(child, day);
  child.enrolled.untouched = what === "untouched";
  roll.leave(child, day);
}

/** Everybody who is or was on roll in these years, in the order they came. */
export function rollOf(years: readonly AcademicYear[], today: Day, random: Random): Enrolled[] {
  const roll = new Roll();
  for (const [index, year] of years.entries()) {
    const events = eventsOf(year, index, today, random.fork(`events ${year.year}`));
    begin(roll, index, year, years[index - 1], events, random.fork(`september ${year.year}`));
    for (const event of events) happen(roll, year, event, random.fork(`${event.what} ${event.day}`));
  }
  const stays = roll.all.filter(({ leftOn, spells }) => leftOn === null && spells.length > 2);
  for (const child of random.fork("out of year").shuffled(stays).slice(0, 2)) child.outOfYear = true;
  return roll.all;
}
