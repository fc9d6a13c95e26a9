/** The school's years, module by module: what is planned, written down and said at data points. */
import { instantAt } from "../../domain/observing.ts";
import type { Draft } from "../../domain/draft.ts";
import { addDays, type Day, type Instant } from "../../domain/time.ts";
import type { Act } from "../../sync/change.ts";
import { moduleOn } from "../../domain/year.ts";
import { brook } from "../../domain/frameworks/brook.ts";
import type { AcademicYear } from "../calendar.ts";
import { cancellations, dayDeeds, pupilDays } from "../days.ts";
import type { Pupil } from "../people.ts";
import type { TargetProfile } from "../profile.ts";
import { brookStrands } from "../strands.ts";
import { Stamping, type Deed } from "../stamping.ts";
import { officeDeeds } from "./cards.ts";
import { profileOf, type Child } from "./child.ts";
import type { Classroom } from "./classNames.ts";
import { activityIds, castOn, groupDeeds, inChargeOf, weekDeeds, type Attending } from "./classYear.ts";
import { busyDays, moduleRecords, type Module } from "./evidence.ts";
import { liveOn, type Growing } from "./held.ts";
import { evaluations, judgements, type Evaluated } from "./judging.ts";
import { aYearOn, ladderOf, levelAt, type Ladder } from "./ladder.ts";
import { pathwayNames, pathways } from "./pathways.ts";
import { planModule, planYear, type Planning } from "./planning.ts";
import { pointsAYearOn, pointsOf, rebaselined, type Points } from "./points.ts";
import type { Spell } from "./roll.ts";
import { groupOf, headOf, staffOf, type School } from "./school.ts";
import { setUpDeeds } from "./setUp.ts";
import { beginsSupport, supportDeeds } from "./supporting.ts";
import { moduleOf, someDay } from "./time.ts";

/** Classes differ in how much they write: the best three times the middle. */
const betweenClasses = 0.45;
/** A class with a supply teacher writes so much less. */
const underSupply = 0.4;
/** Absence begins so much more or less often than usual, by module. */
const absenceSeason: Readonly<Record<number, number>> = { 1: 0.78, 2: 1.05, 3: 1.08, 4: 0.94, 5: 0.85, 6: 1 };

/** Where stays in hospital are long, absence need not begin as often to come to the same. */
const afterStays = 0.63;

const watchedSteps = 3;

interface Here extends Attending {
  growing: Growing;
}

/** Deeds that are decided before their time comes, handed on in order. */
class Waiting {
  #deeds: Deed[] = [];

  add(deeds: readonly Deed[]): void {
    for (const deed of deeds) if (deed.drafts.length > 0) this.#deeds.push(deed);
  }

  /** What was done before an instant. */
  before(at: Instant): Deed[] {
    const due = this.#deeds.filter((deed) => deed.at < at);
    this.#deeds = this.#deeds.filter((deed) => deed.at >= at);
    return due;
  }
}

/** Every act of the school, in time. */
export function* yearsOf(school: School, name: string): Generator<Act> {
  const { today, zone } = school;
  const stamping = new Stamping(school.random.fork("acts"));
  const waiting = new Waiting();
  waiting.add(setUpDeeds(school, name));
  for (const child of school.children) waiting.add(officeDeeds(school, child));
  const growing = new Map(school.children.map((child) => [child.key, begin(school, child)]));
  for (const [index, year] of school.years.entries()) {
    const present = new SchoolYear(school, year, index, growing);
    waiting.add(present.setUp());
    for (const module of year.modules) {
      if (module.from >= today) break;
      waiting.add(present.module(module.number));
      const next = year.modules.find(({ number }) => number === module.number + 1)?.from ?? addDays(module.until, 1);
      yield* stamping.stamped(waiting.before(instantAt(next < today ? next : today, 0, zone)));
    }
    present.over();
  }
  yield* stamping.stamped(waiting.before(instantAt(today, 0, zone)));
}

/** A child as the school's years find them. */
function begin({ random }: School, child: Child): Growing {
  const draw = random.fork(`begins ${child.key}`);
  const [first] = child.enrolled.spells;
  return {
    child,
    held: [],
    programme: undefined,
    paths: new Map(),
    ladder: ladderOf(draw),
    points: pointsOf(first?.pathway ?? "stream", first?.yearGroup ?? 0, draw),
    latest: new Map(),
  };
}

class SchoolYear {
  readonly #school: School;
  readonly #year: AcademicYear;
  readonly #index: number;
  readonly #days: Day[];
  readonly #busy: ReadonlyMap<Day, number>;
  readonly #planning: Planning;
  readonly #here: readonly Here[];
  /** Where each child will be when the year is over. */
  readonly #aims: ReadonlyMap<string, { ladder: Ladder; points: Points }>;

  constructor(school: School, year: AcademicYear, index: number, growing: ReadonlyMap<string, Growing>) {
    this.#school = school;
    this.#year = year;
    this.#index = index;
    this.#days = year.days.filter((day) => day < school.today);
    this.#busy = busyDays(year);
    this.#planning = {
      ...{ school, year, activities: activityIds(school, year) },
      inCharge: (classKey, day) => this.#inCharge(classKey, day),
    };
    this.#here = school.children.flatMap((child) => this.#attending(child, growing.get(child.key)));
    this.#aims = new Map([...growing].map(([key, own]) => [key, this.#aim(own)]));
  }

  setUp(): Deed[] {
    const { activities } = this.#planning;
    const weeks = this.#school.rooms.flatMap((room) => weekDeeds(this.#school, this.#year, room, activities));
    return [...weeks, ...groupDeeds(this.#school, this.#year, activities)];
  }

  /** All that happens in a module, and the data point at its end. */
  module(number: number): Deed[] {
    const { from, until } = moduleOf(this.#year, number);
    const days = this.#days.filter((day) => day >= from && day <= until);
    const module: Module = { school: this.#school, year: this.#year, number, days, busy: this.#busy };
    const planned = this.#here.flatMap((here) => this.#plan(here, number, from, until));
    const written = this.#school.rooms.flatMap((room) => this.#class(room, module));
    const index = this.#year.dataPoints.findIndex((point) => point.module === number);
    return [...planned, ...written, ...(index >= 0 && until < this.#school.today ? this.#dataPoint(index) : [])];
  }

  /** The year is over: everybody is where the year was to bring them. */
  over(): void {
    for (const { growing, child } of this.#here) {
      const aim = this.#aims.get(child.key);
      if (!aim) continue;
      growing.ladder = aim.ladder;
      growing.points = rebaselined(aim.points, this.#fork(`baseline ${child.key}`));
      growing.paths.clear();
    }
  }

  #fork(name: string) {
    return this.#school.random.fork(`${this.#year.year} ${name}`);
  }

  #room(classKey: string): Classroom | undefined {
    return this.#school.rooms.find(({ key }) => key === classKey);
  }

  #inCharge(classKey: string, day: Day): string {
    const room = this.#room(classKey);
    return (room && inChargeOf(staffOf(this.#school, room, day))) ?? headOf(this.#school);
  }

  #aim(growing: Growing): { ladder: Ladder; points: Points } {
    const { child } = growing;
    const random = this.#fork(`aim ${child.key}`);
    const pathway = child.enrolled.spells.find((spell) => spell.year === this.#year.year)?.pathway ?? "brook";
    const ladder = { ...growing.ladder };
    for (const strand of brookStrands) ladder[strand] = aYearOn(ladder[strand], random);
    const { ppg, eal } = child;
    return { ladder, points: pointsAYearOn(growing.points, { pathway, ppg, eal, yearIndex: this.#index }, random) };
  }

  /** A child's classes in this year, with the child's days. */
  #attending(child: Child, growing: Growing | undefined): Here[] {
    const spells = child.enrolled.spells.filter((spell) => spell.year === this.#year.year);
    const [first] = spells;
    if (!growing || !first) return [];
    const group = groupOf(this.#school, child, this.#year);
    const random = this.#fork(`days ${child.key}`);
    const leftOn = child.enrolled.leftOn ?? "~";
    const days = this.#days.filter((day) => day >= first.from && day <= leftOn);
    const stays = child.attendance.blocks ? afterStays : 1;
    const season = (day: Day) => stays * (absenceSeason[moduleOn(day, this.#year.modules)?.number ?? 1] ?? 1);
    const profile = (spell: Spell) =>
      profileOf(child, spell, { targets: [], groups: group ? [group.key] : [], watchFor: this.#watched(growing, spell) });
    const own = pupilDays({ profile: profile(first) }, pathways[first.pathway].stateSaid, { days, years: [this.#year] }, random, season);
    return spells.map((spell): Here => {
      const pupil: Pupil = { id: child.id, profile: profile(spell), targets: [], chips: child.chipIds, outcomes: child.outcomes };
      return { child, spell, pupil, days: own, group, growing };
    });
  }

  /** Steps of the bank near where the child is: pinned to watch for. */
  #watched({ ladder, child }: Growing, { pathway }: Spell): string[] {
    if (pathway !== "brook") return [];
    const near = brook.steps.filter(({ strand, level }) => {
      const known = brookStrands.find((one) => one === strand);
      return known !== undefined && `k${levelAt(ladder[known])}` === level;
    });
    return this.#fork(`watched ${child.key}`)
      .shuffled(near)
      .slice(0, watchedSteps)
      .map(({ id }) => id);
  }

  /** How keen a class is to write. */
  #much(classKey: string): number {
    return Math.exp(this.#school.random.fork(`much ${classKey}`).normal(0, betweenClasses));
  }

  #plan({ child, spell, growing }: Here, number: number, from: Day, until: Day): Deed[] {
    const random = this.#fork(`plan ${child.key} ${number} ${spell.classKey}`);
    if (spell.from >= from && spell.from <= until) return planYear(this.#planning, growing, spell, random);
    if (spell.from > from || (spell.until !== null && spell.until < from)) return [];
    const deeds = number === 1 ? [] : planModule(this.#planning, growing, spell, number, random);
    if (!random.chance(beginsSupport)) return deeds;
    const day = someDay(this.#year, number, random);
    const { today, zone } = this.#school;
    if (day >= today || (spell.until !== null && day > spell.until)) return deeds;
    // A review after the year, or after the child went to another class, is not this class's to write.
    const by = (on: Day) =>
      on <= moduleOf(this.#year, 6).until && (spell.until === null || on <= spell.until) ? this.#inCharge(spell.classKey, on) : undefined;
    return [...deeds, ...supportDeeds(growing, spell.pathway, { day, today, zone, by }, random)];
  }

  /** What a class says and writes in a module. */
  #class(room: Classroom, module: Module): Deed[] {
    const { number, days } = module;
    const [first] = days;
    const last = days.at(-1);
    if (first === undefined || last === undefined) return [];
    const here = this.#here.filter(
      ({ spell }) => spell.classKey === room.key && spell.from <= last && (spell.until === null || spell.until >= first),
    );
    const cast = castOn(this.#school, room, first, here, this.#planning.activities);
    const { zone } = this.#school;
    const ofClass = {
      ...cast,
      profile: { ...cast.profile, activities: cast.profile.activities.filter(({ group }) => group === undefined) },
    };
    const { didnt, deeds } = cancellations(ofClass, days, zone, this.#fork(`cancelled ${room.key} ${number}`));
    const said = here.flatMap(({ pupil, spell, days: own }) => {
      const inClass = days.filter((day) => day >= spell.from && (spell.until === null || day <= spell.until));
      return dayDeeds(cast, pupil, own, inClass, zone, this.#fork(`said ${pupil.profile.key} ${number} ${room.key}`));
    });
    const usual = this.#school.rooms.filter(({ cell }) => cell.pathway === room.cell.pathway).map(({ key }) => this.#much(key));
    const supply = room.key === this.#school.staffing.threeTeachers && this.#index === 1 && (number === 3 || number === 4);
    const records = moduleRecords(
      module,
      cast,
      here,
      ((this.#much(room.key) * usual.length) / usual.reduce((sum, much) => sum + much, 0)) * (supply ? underSupply : 1),
      didnt,
    );
    this.#remember(here, records);
    return [...deeds, ...said, ...records];
  }

  /** Keeps the latest records of each strand, as evidence to be named. */
  #remember(here: readonly Here[], deeds: readonly Deed[]): void {
    const byPupil = new Map(here.map(({ child, growing }) => [child.id, growing]));
    const strands = new Map(
      here.flatMap(({ growing }) => growing.held.map(({ id, profile }): [string, TargetProfile["strand"]] => [id, profile.strand])),
    );
    for (const { drafts } of deeds) {
      for (const draft of drafts) {
        const seen = observed(draft);
        const strand = seen && strands.get(seen.target);
        const growing = seen && byPupil.get(seen.pupil);
        if (!seen || strand === undefined || !growing) continue;
        growing.latest.set(strand, [...(growing.latest.get(strand) ?? []).slice(-5), seen.record]);
      }
    }
  }

  #dataPoint(index: number): Deed[] {
    const point = this.#year.dataPoints[index];
    if (!point) return [];
    const here = this.#here.filter(({ spell }) => spell.from <= addDays(point.on, -40) && spell.until === null);
    const about = { point, index, year: this.#year, zone: this.#school.zone };
    const by = (spell: Spell) => (day: Day) => this.#inCharge(spell.classKey, day);
    const evaluated = pathwayNames.flatMap((pathway) => {
      const targets = here
        .filter(({ spell }) => spell.pathway === pathway)
        .flatMap(({ growing, spell }) => liveOn(growing, point.on).map((held): Evaluated => ({ growing, pathway, held, by: by(spell) })));
      return evaluations(pathway, targets, about, this.#fork(`evaluations ${point.id} ${pathway}`));
    });
    const judged = here.flatMap(({ child, growing, spell }) => {
      const aim = this.#aims.get(child.key);
      if (!aim) return [];
      const [from, to] = spell.pathway === "brook" ? [growing.ladder, aim.ladder] : [growing.points, aim.points];
      return judgements({ growing, pathway: spell.pathway, from, to, by: by(spell) }, about, this.#fork(`judged ${point.id} ${child.key}`));
    });
    return [...evaluated, ...judged];
  }
}

/** A try at a target, in a draft. */
function observed({ kind, record, fields }: Draft): { record: string; pupil: string; target: string } | undefined {
  if (kind !== "observation") return undefined;
  const { pupil, target } = fields;
  return pupil !== undefined && target !== undefined ? { record, pupil, target } : undefined;
}
