/**
 * The life of plans in a year: in September last year's targets end and this year's begin; after a data point some are met and
 * followed by a harder one; some are adjusted, mostly then; a few are stopped, or wait for a child's health.
 */
import { instantAt } from "../../domain/observing.ts";
import type { Draft } from "../../domain/draft.ts";
import { activityPupilId, planId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { addDays, type Day, type Instant } from "../../domain/time.ts";
import type { AcademicYear } from "../calendar.ts";
import { uuid7 } from "../ids.ts";
import { idIn } from "../people.ts";
import type { TargetProfile } from "../profile.ts";
import type { Random } from "../random.ts";
import type { Deed } from "../stamping.ts";
import { TargetPath } from "../howItWent.ts";
import { goingOf, goingOn } from "./going.ts";
import { begun, liveOn, transition, type Growing, type Held } from "./held.ts";
import { levelsOf } from "./ladder.ts";
import { pathways } from "./pathways.ts";
import { Programmes } from "./programmes.ts";
import type { Spell } from "./roll.ts";
import type { School } from "./school.ts";
import { easier, harder, targetsFor } from "./targets/making.ts";
import { moduleOf, someDay } from "./time.ts";
import { timetables } from "./timetables.ts";

export interface Planning {
  school: School;
  year: AcademicYear;
  /** Who answers for a class on a day. */
  inCharge: (classKey: string, day: Day) => string;
  /** Activities by class and key, in this year. */
  activities: ReadonlyMap<string, string>;
}

export const activityKey = (classKey: string, key: string): string => `${classKey} ${key}`;

/** Share of plans with a day on which parents agreed. */
const agreed = 0.93;
/** Of targets met by July, how many have a harder one after; of those not met, how many go on. */
const goesFurther = 0.5;
const carriedOver = 0.4;
/** Of targets met at a data point in the year, how many have a harder one after. */
const nextStep = 0.85;

type Turn = "tooHard" | "tooEasy" | "stop" | "pause" | "nextStep";
/** What happens to targets in a year, per cent of those that are not met first: of all it comes to 18, 4 and 3. */
const turns: readonly (readonly [Exclude<Turn, "nextStep">, number])[] = [
  ["tooHard", 18],
  ["tooEasy", 7],
  ["stop", 5],
  ["pause", 4],
];
const inAll = turns.reduce((sum, [, share]) => sum + share, 0) / 100;
/** Most of it in the fortnight after one of two data points; the rest in any of five modules. */
const afterDataPoint = 0.7 / 2;
const anyTime = 0.3 / 5;

const whys: Readonly<Record<Turn, readonly string[]>> = {
  tooHard: ["Too hard as it was: less asked, same aim.", "Not one success in weeks. Smaller step.", "Too many things at once in it."],
  tooEasy: ["Did it from the first week.", "Too easy: more asked."],
  stop: ["Equipment has gone back.", "Parents would rather work on something else.", "Not useful to {him} any more."],
  pause: ["Waits until {he} is well again.", "In hospital. Goes on afterwards.", "New medicine, wait three weeks."],
  nextStep: ["Met: further now."],
};

function onOneAfternoon(day: Day, zone: string, random: Random): Instant {
  return instantAt(day, random.whole(15 * 60 + 10, 17 * 60), zone) + random.whole(0, 50_000);
}

/** One child's plan at one moment: what is added to it and ended in it, and which activities its targets live in. */
class Session {
  readonly drafts: Draft[] = [];
  /** What the physiotherapist wrote, before the targets of it. */
  readonly #programmes: Deed[] = [];
  readonly #planning: Planning;
  readonly #growing: Growing;
  readonly #spell: Spell;
  readonly day: Day;
  readonly at: Instant;
  readonly #random: Random;

  constructor(planning: Planning, growing: Growing, spell: Spell, day: Day, random: Random) {
    this.#planning = planning;
    this.#growing = growing;
    this.#spell = spell;
    this.day = day;
    this.#random = random;
    this.at = onOneAfternoon(day, planning.school.zone, random);
  }

  fresh(): string {
    return uuid7(this.at, this.#random);
  }

  /** @param further it goes on from one that was met this year: some of it is there */
  begin(profile: TargetProfile, successorOf?: string, further = false): Held {
    const { held: own, child } = this.#growing;
    const held: Held = {
      ...{ id: this.fresh(), profile, order: own.length, from: this.day, last: this.fresh() },
      ...{ until: null, paused: undefined, result: undefined },
    };
    own.push(held);
    if (profile.programme && this.#growing.programme === undefined) this.#programmes.push(...this.#written().begins());
    this.drafts.push(...begun(child, held, this.#growing.programme ?? null, successorOf));
    if (further) {
      const going = goingOn(goingOf(this.#spell.pathway, child.practice));
      this.#growing.paths.set(held.id, new TargetPath(this.#random.fork(`path ${held.id}`), profile.maintain ?? false, going));
    }
    return held;
  }

  /** The child's programme is looked at again, where there is one, or ends with the last of its targets. */
  reviews(): void {
    this.#programmes.push(...this.#written().reviewed());
  }

  #written(): Programmes {
    const { school, inCharge } = this.#planning;
    const teacher = inCharge(this.#spell.classKey, this.day);
    return new Programmes(school, this.#growing, { day: this.day, at: this.at - 30_000, teacher }, this.#random.fork("programme"));
  }

  end(
    held: Held,
    action: "end" | "stop" | "nextStep" | "adjust" | "carryOver",
    { why, successor }: { why?: string; successor?: Held },
  ): void {
    const said = { ...(why === undefined ? {} : { why }), ...(successor === undefined ? {} : { successor: successor.id }) };
    const record = this.fresh();
    this.drafts.push(transition(this.#growing.child.id, record, { target: held.id, after: held.last, to: "ended", action, ...said }));
    held.last = record;
    held.until = this.day;
  }

  pause(held: Held, why: string): void {
    const record = this.fresh();
    this.drafts.push(transition(this.#growing.child.id, record, { target: held.id, after: held.last, to: "paused", action: "pause", why }));
    held.last = record;
  }

  resume(held: Held): void {
    const record = this.fresh();
    this.drafts.push(transition(this.#growing.child.id, record, { target: held.id, after: held.last, to: "active", action: "resume" }));
    held.last = record;
  }

  /** What was decided, and where its targets live from now on: in all activities, or those of some targets. */
  deeds(touching?: readonly TargetProfile[]): Deed[] {
    const { school, inCharge, activities } = this.#planning;
    const { child } = this.#growing;
    const { classKey, pathway } = this.#spell;
    const by = inCharge(classKey, this.day);
    const live = liveOn(this.#growing, this.day);
    const stream = streams.class(idIn(school.classIds, classKey));
    const lives = timetables[pathway]
      .filter(({ activity }) => touching === undefined || touching.some((profile) => profile.lives.includes(activity.key)))
      .map(({ activity: { key } }): Draft => {
        const activity = idIn(activities, activityKey(classKey, key));
        const targets = live.filter(({ profile }) => profile.lives.includes(key)).map(({ id }) => id);
        const record = activityPupilId(activity, child.id);
        return { stream, kind: "activityPupil", record, fields: { activity, pupil: child.id, targets } };
      });
    return [
      ...this.#programmes,
      { at: this.at, by, drafts: this.drafts },
      ...(lives.length > 0 ? [{ at: this.at + 1_000, by, drafts: lives }] : []),
    ];
  }
}

/** The plan of a year, on the second day a child is in: last year's targets ended, this year's begun. */
export function planYear(planning: Planning, growing: Growing, spell: Spell, random: Random): Deed[] {
  const { school, year, inCharge } = planning;
  const { child } = growing;
  const { pathway, classKey } = spell;
  const day = year.days.filter((one) => one >= spell.from)[1];
  if (day === undefined || day >= school.today) return [];
  const old = liveOn(growing, day);
  const stood = growing.programme;
  growing.held = [];
  const session = new Session(planning, growing, spell, day, random);
  const load = new Map<string, number>();
  const live = Math.max(4, Math.min(10, pathways[pathway].live + random.whole(-1, 1)));
  const begin = (profile: TargetProfile, successorOf?: string) => {
    for (const key of profile.lives) load.set(key, (load.get(key) ?? 0) + 1);
    return session.begin(profile, successorOf);
  };
  const keys = new Set(timetables[pathway].map(({ activity }) => activity.key));
  for (const held of old) {
    const met = held.result === "met" || held.result === "metWithMoreHelp";
    const fits = held.profile.lives.every((key) => keys.has(key) && (load.get(key) ?? 0) < 2);
    if (fits && growing.held.length < live - 2 && random.chance(met ? goesFurther : carriedOver))
      session.end(held, met ? "nextStep" : "carryOver", { successor: begin(met ? harder(held.profile, random) : held.profile, held.id) });
    else if (met) session.end(held, "end", {});
    else session.end(held, "stop", { why: random.pick(["Something else matters more this year.", "Agreed with parents: something new."]) });
  }
  const whose = {
    ...{ pathway, pronouns: child.pronouns, liked: child.liked, levels: levelsOf(growing.ladder), week: timetables[pathway] },
    maintained: pathways[pathway].maintained,
  };
  for (const profile of targetsFor(whose, live - growing.held.length, load, random)) begin(profile);
  if (stood !== undefined) session.reviews();

  const by = inCharge(classKey, day);
  const stream = streams.card(child.id);
  const record = planId(child.id, year.year);
  const type = pathway === "brook" ? "ilp" : "provision";
  const plan: Draft = {
    ...{ stream, kind: "plan", record },
    fields: { pupil: child.id, year: year.year, type, author: by, agreedWithParentsOn: null },
  };
  const meeting = addDays(day, random.whole(3, 30));
  const met = random.chance(agreed) && meeting < addDays(school.today, -1) && stays(child.enrolled.leftOn, meeting);
  const known = year.days.find((one) => one > meeting);
  const agrees: Deed[] =
    met && known !== undefined && known < school.today
      ? [
          {
            at: onOneAfternoon(known, school.zone, random),
            by: inCharge(classKey, known),
            drafts: [{ stream, kind: "plan", record, fields: { agreedWithParentsOn: meeting } }],
          },
        ]
      : [];
  return [{ at: session.at - 60_000, by, drafts: [plan] }, ...session.deeds(), ...agrees];
}

/** A fortnight before they leave, nothing about a child is begun any more. */
function stays(leftOn: Day | null, day: Day): boolean {
  return leftOn === null || addDays(day, 14) < leftOn;
}

interface Change {
  held: Held;
  turn: Turn;
  day: Day;
}

/** What becomes of a child's targets in a module, with the day of each: what a data point before it decided comes in its first fortnight. */
function changesIn(planning: Planning, growing: Growing, number: number, random: Random): Change[] {
  const { year } = planning;
  const module = moduleOf(year, number);
  const fortnight = year.days.filter((day) => day >= module.from).slice(1, 9);
  const decided = number === 3 || number === 5;
  return liveOn(growing, module.from).flatMap((held): Change[] => {
    const soon = random.pick(fortnight);
    const met = held.result === "met" || (held.result === "metWithMoreHelp" && number === 5);
    if (decided && met) return random.chance(nextStep) ? [{ held, turn: "nextStep", day: soon }] : [];
    if (held.profile.maintain) return [];
    if (decided && random.chance(inAll * afterDataPoint)) return [{ held, turn: random.weighted(turns), day: soon }];
    if (number > 1 && random.chance(inAll * anyTime)) return [{ held, turn: random.weighted(turns), day: someDay(year, number, random) }];
    return [];
  });
}

/** Carries out what becomes of a child's targets in a module. */
export function planModule(planning: Planning, growing: Growing, spell: Spell, number: number, random: Random): Deed[] {
  const { school, year } = planning;
  const { child } = growing;
  const changes = changesIn(planning, growing, number, random).sort((one, other) => (one.day < other.day ? -1 : 1));
  return changes.flatMap(({ held, turn, day }): Deed[] => {
    if (day >= school.today || !stays(child.enrolled.leftOn, day) || (spell.until !== null && day > spell.until)) return [];
    const session = new Session(planning, growing, spell, day, random);
    const why = random.pick(whys[turn]).replace("{him}", child.pronouns.him).replace("{he}", child.pronouns.he);
    if (turn === "nextStep") session.end(held, turn, { successor: session.begin(harder(held.profile, random), held.id, true) });
    else if (turn === "stop") session.end(held, turn, { why });
    else if (turn === "pause") {
      const back = year.days.filter((one) => one > day)[random.whole(8, 25)];
      session.pause(held, why);
      held.paused = { from: day, until: back ?? addDays(day, 300) };
      const paused = session.deeds([held.profile]);
      if (back === undefined || back >= school.today || !stays(child.enrolled.leftOn, back)) return paused;
      const again = new Session(planning, growing, spell, back, random);
      again.resume(held);
      return [...paused, ...again.deeds([held.profile])];
    } else {
      const next = turn === "tooHard" ? easier(held.profile, random) : harder(held.profile, random);
      session.end(held, "adjust", { why, successor: session.begin(next, held.id) });
    }
    return session.deeds([held.profile]);
  });
}
