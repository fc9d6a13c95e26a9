/** When something was seen and when it was written down, by whom and in whose eyes: the facts of the moment around a record. */
import { instantAt } from "../domain/observing.ts";
import type { SeenBy } from "../domain/kinds/evidence.ts";
import { addDays, halfDayOf, type Day, type HalfDay, type Instant, type Precision } from "../domain/time.ts";
import { weekdayOf } from "../domain/year.ts";
import { halvesHere } from "./absence.ts";
import { cancelKey, type PupilDays } from "./days.ts";
import type { Cast, Member } from "./people.ts";
import type { ActivityProfile } from "./profile.ts";
import type { Random } from "./random.ts";

export interface Moment {
  day: Day;
  half: HalfDay;
  observedAt: Instant;
  precision: Precision;
  /** When it was written down. */
  at: Instant;
  by: Member;
  seenBy: SeenBy;
  /** First names of the adults who may be named in words. */
  around: string[];
  /** The adult was new to the child. */
  newAdult: boolean;
  activity: ActivityProfile | undefined;
}

/** Shares of when records are written: in the morning, in the afternoon, catching up at 15:10, in the evening. */
const writing = [
  ["morning", 60],
  ["afternoon", 22],
  ["catchUp", 15],
  ["evening", 3],
] as const;
/** Of records written in the session, how many are said to be of earlier in it. */
const laterInSession = 0.15;
const otherSaw = 0.4;
const noActivity = 0.1;

const supplyNames = ["Jo B.", "Marcin", "Alison", "Deb"];

export interface Setting {
  cast: Cast;
  zone: string;
  didnt: ReadonlySet<string>;
}

/** The activities of a half-day that happened, for a child, with their times. */
function slotsOf({ cast, didnt }: Setting, usual: ReadonlySet<string>, day: Day, half: HalfDay) {
  return cast.profile.activities.flatMap((activity) =>
    activity.slots
      .filter(([weekday, start]) => weekday === weekdayOf(day) && halfDayOf(start) === half)
      .filter(() => usual.has(activity.key) && !didnt.has(cancelKey(activity.key, day)))
      .map(([, start, end]) => ({ activity, start, end })),
  );
}

/**
 * A moment of a child's school day; undefined when nothing of the child's happened then.
 * @param usual keys of the activities the child takes part in
 */
export function momentOn(day: Day, days: PupilDays, usual: ReadonlySet<string>, setting: Setting, random: Random): Moment | undefined {
  const { cast, zone } = setting;
  const here = halvesHere(day, days.away);
  const written = random.weighted(writing);
  const half =
    written === "morning" || written === "afternoon"
      ? written
      : random.weighted([
          ["morning", 7],
          ["afternoon", 3],
        ] as const);
  if (!here.includes(half)) return undefined;
  const slots = slotsOf(setting, usual, day, half);
  if (slots.length === 0) return undefined;
  const { activity, start, end } = random.pick(slots);
  const seenAt = random.whole(start, end - 1);
  const by = random.weighted(
    cast.staff.filter(({ profile }) => profile.writes > 0).map((member) => [member, member.profile.writes] as const),
  );
  const people = whoSaw(cast, by, activity, random);
  const when = timesOf(written, { day, start, end, seenAt }, zone, random);
  return { day, half, by, ...people, ...when, activity: random.chance(noActivity) ? undefined : activity };
}

/** When it was seen, how exactly that is known, and when it was typed. */
function timesOf(
  written: (typeof writing)[number][0],
  { day, start, end, seenAt }: { day: Day; start: number; end: number; seenAt: number },
  zone: string,
  random: Random,
): Pick<Moment, "observedAt" | "precision" | "at"> {
  // Two records of one minute are told apart, as two taps are.
  const within = random.whole(0, 59_999);
  if (written === "catchUp") {
    const at = instantAt(day, random.whole(15 * 60 + 10, 16 * 60 + 30), zone) + within;
    return { observedAt: instantAt(day, start, zone), precision: "session", at };
  }
  if (written === "evening") {
    const at = instantAt(day, random.whole(18 * 60 + 30, 21 * 60 + 30), zone) + within;
    return { observedAt: instantAt(day, start < 12 * 60 + 30 ? 12 * 60 : 14 * 60, zone), precision: "day", at };
  }
  if (random.chance(laterInSession)) {
    const at = instantAt(day, Math.min(end + random.whole(2, 20), start < 12 * 60 + 30 ? 12 * 60 + 25 : 15 * 60), zone) + within;
    return { observedAt: instantAt(day, start, zone), precision: "session", at };
  }
  const at = instantAt(day, seenAt, zone) + within;
  return { observedAt: at, precision: "exact", at };
}

/** Whoever was in the water saw it, whoever had dry hands typed it. */
function whoSaw(cast: Cast, by: Member, { group, key }: ActivityProfile, random: Random): Pick<Moment, "seenBy" | "around" | "newAdult"> {
  const others = cast.staff.filter(
    (member) => member !== by && (member.profile.writes > 0 || (group !== undefined && member.profile.role === "specialist")),
  );
  const around = others.map(({ profile }) => profile.firstName);
  if (!random.chance(key.startsWith("hydro") ? 0.7 : otherSaw)) return { seenBy: { staff: by.id }, around, newAdult: false };
  if (random.chance(0.08)) return { seenBy: { role: "supply", name: random.pick(supplyNames) }, around, newAdult: true };
  if (random.chance(0.02)) return { seenBy: { role: "nurse" }, around, newAdult: true };
  const seen = random.weighted(others.map((member) => [member, 8 + member.profile.writes] as const));
  return { seenBy: { staff: seen.id }, around: around.filter((name) => name !== seen.profile.firstName), newAdult: false };
}

/** What home told the school: seen the evening before a school day, or at the weekend, and typed in when the child arrived. */
export function momentAtHome(day: Day, { cast, zone }: Setting, random: Random): Moment {
  const before = addDays(day, weekdayOf(day) === 1 ? -random.whole(1, 2) : -1);
  const by = random.weighted(
    cast.staff.filter(({ profile }) => profile.writes > 0).map((member) => [member, member.profile.writes] as const),
  );
  return {
    day: before,
    half: "afternoon",
    observedAt: instantAt(before, 17 * 60 + 30, zone),
    precision: "day",
    at: instantAt(day, random.whole(9 * 60, 9 * 60 + 20), zone) + random.whole(0, 59_999),
    by,
    seenBy: { role: "home" },
    around: cast.staff.filter((member) => member !== by && member.profile.writes > 0).map(({ profile }) => profile.firstName),
    newAdult: false,
    activity: undefined,
  };
}
