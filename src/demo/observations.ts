/** The fields of one record: what was seen of a target, a pinned step or engagement, or a note. */
import type { Went } from "../domain/answer.ts";
import type { Fields } from "../domain/kinds.ts";
import { halfKey, type PupilDays } from "./days.ts";
import { exactHelp, type HelpWeights, type TargetPath } from "./howItWent.ts";
import type { Moment } from "./moments.ts";
import { idIn, type Cast, type Pupil } from "./people.ts";
import type { TargetProfile } from "./profile.ts";
import type { Strand } from "./strands.ts";
import type { Random } from "./random.ts";
import { linesFor, passOn, say } from "./saying.ts";
import { engagementLines, stimuli } from "./words/engagement.ts";

export type Observation = Fields<"observation">;

/** 55% of ticks have no words. */
const worded = 0.45;
/** The exact help is said on about a third; on the others the button is all. */
const saysHelp = 0.35;
const tallied = 0.08;
const oneMore = 0.06;
const waits = 0.15;
const measures = 0.4;
const newPlace = 0.04;

/** What every record of a moment says. */
function ofMoment(cast: Cast, pupil: Pupil, days: PupilDays, moment: Moment): Observation {
  const { observedAt, precision, seenBy, activity, day, half } = moment;
  const state = "role" in seenBy && seenBy.role === "home" ? undefined : days.states.get(halfKey(day, half));
  return {
    pupil: pupil.id,
    observedAt,
    precision,
    seenBy,
    activity: activity ? idIn(cast.activities, activity.key) : null,
    ...(state === undefined ? {} : { state }),
  };
}

/** What a criterion of time or distance was measured at. */
function measured({ criterion }: TargetProfile, went: Went, random: Random): Observation["measure"] | undefined {
  if (!criterion || went === "notYet" || went === "declined" || !random.chance(measures)) return undefined;
  const share = 0.4 + random.next() * (went === "onOwn" ? 0.8 : 0.5);
  if (criterion.type === "duration") return { value: Math.max(1, Math.round(criterion.seconds * share)), unit: "s" };
  if (criterion.type === "distance") return { value: Math.max(1, Math.round(criterion.value * share)), unit: criterion.unit };
  return undefined;
}

/** How much of a tally worked, by the button the session would have been. */
const workedShare: Readonly<Record<Went, number>> = {
  onOwn: 0.85,
  bitOfHelp: 0.65,
  lotsOfHelp: 0.35,
  partly: 0.5,
  notYet: 0.1,
  declined: 0,
};

/** How a try went: a button with what refines it, or a palm's tally. */
function how(target: TargetProfile | undefined, went: Went, helps: HelpWeights, random: Random): Observation {
  const criterion = target?.criterion;
  if (criterion?.type === "xOfY" && went !== "declined" && random.chance(tallied)) {
    const worked = Math.min(criterion.y, Math.max(0, Math.round(criterion.y * workedShare[went] + random.normal(0, 0.7))));
    return { tally: { worked, didnt: criterion.y - worked } };
  }
  const help = random.chance(saysHelp) ? exactHelp(went, helps, random) : undefined;
  const measure = target && measured(target, went, random);
  const hands = target?.strand === "gross" && random.chance(0.3);
  return {
    went,
    ...(help === undefined ? {} : { help }),
    ...(went !== "declined" && random.chance(oneMore) ? { tally: { times: random.whole(2, 3) } } : {}),
    ...(measure ? { measure } : {}),
    ...(random.chance(waits) ? { waited: random.pick([10, 15, 20, 25, 30]) } : {}),
    ...(hands ? { hands: random.pick(["oneToOne", "twoToOne", "atHips", "walker"] as const) } : {}),
  };
}

export interface Seen {
  cast: Cast;
  pupil: Pupil;
  days: PupilDays;
  moment: Moment;
  /** Calendar days since the last holiday. */
  daysBack: number;
}

/** A try at a target or a pinned step. */
export function triedRecord(
  { cast, pupil, days, moment, daysBack }: Seen,
  what: { target: string; profile: TargetProfile } | { step: string; strand: Strand },
  path: TargetPath,
  random: Random,
): Observation {
  const { ways } = cast.profile;
  const common = ofMoment(cast, pupil, days, moment);
  const elsewhere = random.chance(newPlace);
  const { state } = common;
  const went = path.next({ drowsy: state === "drowsy" || state === "asleep", newAdult: moment.newAdult, newPlace: elsewhere, daysBack });
  const target = "profile" in what ? what.profile : undefined;
  const fields: Observation = {
    ...common,
    ...("profile" in what ? { kind: "target", target: what.target } : { kind: "step", step: what.step }),
    ...how(target, went, ways.helps, random),
    ...(elsewhere ? { place: random.pick(["Hall", "Library", "Corridor", "Another class"]) } : {}),
  };
  const strand = "profile" in what ? what.profile.strand : what.strand;
  if (!random.chance(worded)) return fields;
  return { ...fields, words: say(pupil, linesFor(ways, strand, fields.went), { voice: ways.voice, state, adults: moment.around }, random) };
}

const areas = Object.keys(engagementLines);

/** An engagement record: one area or two, the child's own responses, what it was to. */
export function engagementRecord({ cast, pupil, days, moment }: Seen, random: Random): Observation {
  const common = ofMoment(cast, pupil, days, moment);
  const watched = moment.activity?.areas ?? [];
  const first = random.pick(watched.length > 0 ? watched : areas);
  const second = random.chance(0.2) ? random.pick(areas.filter((area) => area !== first)) : undefined;
  const chips = random.shuffled(pupil.chips).slice(
    0,
    random.weighted([
      [1, 55],
      [2, 33],
      [3, 12],
    ] as const),
  );
  const lines = engagementLines[first] ?? [];
  return {
    ...common,
    kind: "engagement",
    areas: second === undefined ? [first] : [first, second],
    chips: chips.map(({ id }) => id),
    ...(random.chance(0.4) ? { stimulus: random.pick([...pupil.profile.liked, ...stimuli]) } : {}),
    ...(random.chance(0.35)
      ? { words: say(pupil, lines, { voice: cast.profile.ways.voice, state: common.state, adults: moment.around }, random) }
      : {}),
  };
}

/** A note: words and nothing else. */
export function noteRecord({ cast, pupil, days, moment }: Seen, random: Random): Observation {
  const common = ofMoment(cast, pupil, days, moment);
  const fromHome = "role" in moment.seenBy && moment.seenBy.role === "home";
  const { around: adults } = moment;
  const { voice } = cast.profile.ways;
  const words = fromHome ? passOn(pupil, voice, adults, random) : say(pupil, voice.notes, { voice, state: common.state, adults }, random);
  return { ...common, kind: "note", words };
}
