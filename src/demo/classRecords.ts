/**
 * Everything a class wrote down: so many records over the days behind it, lumpy from child to child and week to week, with the
 * mistakes people make and mend.
 */
import { scale, type Went } from "../domain/answer.ts";
import { brook } from "../domain/frameworks/brook.ts";
import type { Draft } from "../domain/draft.ts";
import { streams } from "../domain/streams.ts";
import { academicYearOf, type Day } from "../domain/time.ts";
import { mondayOf } from "../domain/year.ts";
import { halvesHere } from "./absence.ts";
import { brookGoing } from "./brookWays.ts";
import { busyness, daysBack, type Behind } from "./calendar.ts";
import { targetsIn, usualPupils } from "./classDeeds.ts";
import type { PupilDays } from "./days.ts";
import { TargetPath, type Going } from "./howItWent.ts";
import { uuid7 } from "./ids.ts";
import { momentAtHome, momentOn, type Moment, type Setting } from "./moments.ts";
import { engagementRecord, noteRecord, triedRecord, type Observation, type Seen } from "./observations.ts";
import type { Cast, Member, Pupil } from "./people.ts";
import { brookStrands } from "./strands.ts";
import type { Random } from "./random.ts";
import type { Deed } from "./stamping.ts";

const fromHome = 0.02;
const undone = 0.02;
/** Of all records; it is notes that are put into the wrong child's stream. */
const wrongChild = 0.007;
/** Of records that two can have seen, the exact ticks: so 1.5% of all. */
const seenByTwo = 0.035;
/** Records that come from mistakes and second looks, on top of those first written. */
const mended = 0.025;
/** Records of a child and week are negative binomial: this is its k. */
export const lumpiness = 1.2;

export interface Child {
  pupil: Pupil;
  days: PupilDays;
  usual: ReadonlySet<string>;
  paths: Map<string, TargetPath>;
  going: Going;
  random: Random;
}

const stepStrands = new Map(brook.steps.map(({ id, strand }) => [id, strand]));

/** How a child's path at a target or a step goes on; begun at the first try. */
function pathOf(child: Child, id: string, maintain: boolean): TargetPath {
  const path = child.paths.get(id) ?? new TargetPath(child.random.fork(`path ${id}`), maintain, child.going);
  child.paths.set(id, path);
  return path;
}

/** What was seen in a moment: of a target that lives in the activity, engagement where it is watched, a pinned step, a note. */
function observed(child: Child, seen: Seen, random: Random): Observation {
  const { pupil } = child;
  const what =
    "role" in seen.moment.seenBy && seen.moment.seenBy.role === "home"
      ? "note"
      : random.weighted(seen.cast.profile.ways.kinds(pupil.profile.yearGroup));
  if (what === "engagement") return engagementRecord(seen, random);
  const here = seen.moment.activity ? targetsIn(pupil, seen.moment.activity) : [];
  const active = pupil.targets.filter(({ profile }) => profile.state === undefined);
  const targets = here.length > 0 && random.chance(0.9) ? here : active;
  if (what === "target" && targets.length > 0) {
    const { id, profile } = random.weighted(targets.map((target) => [target, target.profile.seldom ? 0.04 : 1] as const));
    return triedRecord(seen, { target: id, profile }, pathOf(child, id, profile.maintain ?? false), random);
  }
  const step = pupil.profile.watchFor.length > 0 ? random.pick(pupil.profile.watchFor) : undefined;
  const strand = step === undefined ? undefined : brookStrands.find((name) => name === stepStrands.get(step));
  if (what === "step" && step !== undefined && strand) return triedRecord(seen, { step, strand }, pathOf(child, step, false), random);
  return noteRecord(seen, random);
}

/** A record as one deed. */
function deedOf({ at, by, day }: Moment, record: string, fields: Observation): Deed {
  return { at, by: by.id, drafts: [observation(record, day, fields)] };
}

function observation(record: string, day: Day, fields: Observation): Draft {
  return { stream: streams.evidence(fields.pupil ?? "", academicYearOf(day)), kind: "observation", record, fields };
}

/** The same moment in another adult's eyes, within three minutes: mostly the same, now and then a step apart. */
function secondLook(moment: Moment, fields: Observation, staff: readonly Member[], random: Random): Deed | undefined {
  const { went, seenBy } = fields;
  if (moment.precision !== "exact" || fields.kind !== "target" || went === undefined || !seenBy || !("staff" in seenBy)) return undefined;
  const others = staff.filter(({ id, profile }) => profile.writes > 0 && id !== seenBy.staff && id !== moment.by.id);
  if (others.length === 0) return undefined;
  const by = random.pick(others);
  const at = moment.at + random.whole(20_000, 170_000);
  const { words: _words, help: _help, tally: _tally, ...same } = fields;
  const second: Observation = { ...same, observedAt: at, seenBy: { staff: by.id }, went: random.chance(0.7) ? went : beside(went, random) };
  return deedOf({ ...moment, at, by }, uuid7(at, random), second);
}

/** A step up or down the scale. */
function beside(went: Went, random: Random): Went {
  const step = scale.findIndex((answer) => answer === went);
  return scale[step + (random.chance(0.5) ? 1 : -1)] ?? went;
}

/** Put into the wrong child's stream, then moved: a copy for the right child, and the words taken back from the wrong one. */
function moved(moment: Moment, wrong: Pupil, right: Observation, random: Random): Deed[] {
  const first = uuid7(moment.at, random);
  const at = moment.at + random.whole(30_000, 240_000);
  const { state: _state, ...said } = right;
  const before = deedOf(moment, first, { ...said, pupil: wrong.id });
  const drafts: Draft[] = [
    observation(uuid7(at, random), moment.day, { ...said, copyOf: first }),
    {
      stream: streams.evidence(wrong.id, academicYearOf(moment.day)),
      kind: "redaction",
      record: uuid7(at, random),
      fields: { records: [first], why: "wrongPupil" },
    },
  ];
  return [before, { at, by: moment.by.id, drafts }];
}

/** The days a child is here, weighted by how busy the day is and how much this child and week get. */
function weightedDays(child: Child, { days, years }: Behind, random: Random): [Day, number][] {
  const weeks = new Map<Day, number>();
  return days.flatMap((day): [Day, number][] => {
    const halves = halvesHere(day, child.days.away).length;
    const monday = mondayOf(day);
    const week = weeks.get(monday) ?? random.gamma(lumpiness);
    weeks.set(monday, week);
    return halves === 0 ? [] : [[day, week * busyness(day, years) * (halves / 2)]];
  });
}

/** Picks by weight, many times over: the running total is searched by halves. */
function picker<T>(of: readonly (readonly [T, number])[]): (random: Random) => T {
  let total = 0;
  const upTo = of.map(([value, weight]) => ({ value, to: (total += weight) }));
  return (random) => {
    const at = random.next() * total;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle]?.to ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const found = upTo[low];
    if (!found) throw new Error("There is no day to put a record on.");
    return found.value;
  };
}

export interface Recording {
  setting: Setting;
  behind: Behind;
  daysOf: ReadonlyMap<string, PupilDays>;
  /** How many records in all, those mended among them. */
  records: number;
}

/** Everything the class wrote, in any order. */
export function classRecords({ setting, behind, daysOf, records }: Recording, seed: Random): Deed[] {
  const { cast } = setting;
  const children = cast.pupils.flatMap((pupil): Child[] => {
    const days = daysOf.get(pupil.id);
    if (!days) return [];
    const usual = cast.profile.activities.filter((activity) => usualPupils(cast, activity).includes(pupil)).map(({ key }) => key);
    return [{ pupil, days, usual: new Set(usual), paths: new Map(), going: brookGoing, random: seed.fork(pupil.profile.key) }];
  });
  const cells = children.flatMap((child) =>
    weightedDays(child, behind, child.random.fork("weeks")).map(([day, weight]) => [{ child, day }, weight] as const),
  );
  if (cells.length === 0 || records === 0) return [];
  const pick = picker(cells);
  const random = seed.fork("records");
  const first = Array.from({ length: Math.floor(records * (1 - mended)) }, () => pick(random)).sort(byDay);
  const writer = new Writer(setting, behind, children, records);
  for (const { child, day } of first) writer.write(child, day, true);
  // What slips in between makes up the number, whichever day it falls on.
  for (let tries = 0; writer.left > 0 && tries < records * 20; tries += 1) {
    const { child, day } = pick(random);
    writer.write(child, day, false);
  }
  return writer.deeds;
}

const byDay = (one: { day: Day }, other: { day: Day }) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0);

/** Writes records one by one, and counts them. */
export class Writer {
  readonly deeds: Deed[] = [];
  readonly #setting: Setting;
  readonly #behind: Behind;
  readonly #children: readonly Child[];
  readonly #records: number;
  #made = 0;

  constructor(setting: Setting, behind: Behind, children: readonly Child[], records: number) {
    this.#setting = setting;
    this.#behind = behind;
    this.#children = children;
    this.#records = records;
  }

  get left(): number {
    return this.#records - this.#made;
  }

  /** One record of a child's day. `mistakes`: it may be seen by two, undone, or begun in the wrong child's stream. */
  write(child: Child, day: Day, mistakes: boolean): void {
    if (this.left <= 0) return;
    const { cast } = this.#setting;
    const draw = child.random.fork(`record ${this.#made}`);
    const moment = draw.chance(fromHome) ? momentAtHome(day, this.#setting, draw) : someMoment(child, day, this.#setting, draw);
    if (!moment) return;
    const seen: Seen = { cast, pupil: child.pupil, days: child.days, moment, daysBack: daysBack(day, this.#behind.years) };
    const fields = observed(child, seen, draw);
    const two = mistakes && this.left > 1;
    const wrong =
      two && fields.kind === "note" && draw.chance(wrongChild / shareOfNotes(cast, child)) ? this.#another(child, moment, draw) : undefined;
    if (wrong) {
      this.#add(2, ...moved(moment, wrong, fields, draw));
      return;
    }
    const record = uuid7(moment.at, draw);
    this.#add(1, deedOf(moment, record, fields));
    const second = two && draw.chance(seenByTwo) ? secondLook(moment, fields, cast.staff, draw) : undefined;
    if (second) this.#add(1, second);
    else if (mistakes && draw.chance(undone)) {
      const removedAt = moment.at + draw.whole(2_000, 40_000);
      const stream = streams.evidence(child.pupil.id, academicYearOf(moment.day));
      const drafts: Draft[] = [{ stream, kind: "observation", record, fields: { removedAt, removedWhy: "undo" } }];
      this.#add(0, { at: removedAt, by: moment.by.id, drafts });
    }
  }

  #add(records: number, ...deeds: readonly Deed[]): void {
    this.#made += records;
    this.deeds.push(...deeds);
  }

  /** Another child who was there. */
  #another(child: Child, { day, half }: Moment, random: Random): Pupil | undefined {
    const others = this.#children.filter((other) => other.pupil.id !== child.pupil.id && halvesHere(day, other.days.away).includes(half));
    return others.length === 0 ? undefined : random.pick(others).pupil;
  }
}

/** How much of what is written of a child are notes. */
function shareOfNotes({ profile }: Cast, { pupil }: Child): number {
  const kinds = profile.ways.kinds(pupil.profile.yearGroup);
  const all = kinds.reduce((sum, [, weight]) => sum + weight, 0);
  return (kinds.find(([kind]) => kind === "note")?.[1] ?? all) / all;
}

/** A moment of that day; a few tries, as a class has times in which nothing of this child's happened. */
function someMoment(child: Child, day: Day, setting: Setting, random: Random): Moment | undefined {
  for (let tries = 0; tries < 12; tries += 1) {
    const moment = momentOn(day, child.days, child.usual, setting, random);
    if (moment) return moment;
  }
  return undefined;
}
