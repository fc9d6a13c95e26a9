/** Makes a child's targets for a year from what pathways work on, and a harder one from one that was met. */
import type { Answer } from "../../../domain/answer.ts";
import { brook } from "../../../domain/frameworks/brook.ts";
import { onDays, seconds, times, xOfY, type Criterion, type Pronouns, type TargetProfile } from "../../profile.ts";
import { brookStrands, type BrookStrand, type Strand } from "../../strands.ts";
import type { Random } from "../../random.ts";
import { filled } from "../../words/write.ts";
import type { PathwayName } from "../pathways.ts";
import type { Timetabled } from "../timetables.ts";
import { vague } from "../words/vague.ts";
import { river } from "./river.ts";
import { stream } from "./stream.ts";
import { infinitive, saidOfOne, type TargetTemplate } from "./template.ts";
import { waterfall } from "./waterfall.ts";

const templates: Readonly<Record<Exclude<PathwayName, "brook">, readonly TargetTemplate[]>> = { stream, river, waterfall };

/** Of targets, those that say nothing that can be seen. */
const vagueShare = 1 / 8;
/** Hardly anybody looks for some: more where children have many. */
const seldomShare: Readonly<Record<PathwayName, number>> = { brook: 0.14, stream: 0.08, river: 0, waterfall: 0 };
const programmeShare = 0.5;

export interface MakingFor {
  pathway: PathwayName;
  pronouns: Pronouns;
  liked: readonly string[];
  /** Where the child stands on the Brook ladder, 1 to 8, by strand. */
  levels: Readonly<Record<BrookStrand, number>>;
  week: readonly Timetabled[];
  /** Share of targets that are to be kept. */
  maintained: number;
}

const helpsPlanned: Readonly<Record<PathwayName, readonly (readonly [Answer, number])[]>> = {
  brook: [
    ["onOwn", 40],
    ["bitOfHelp", 45],
    ["lotsOfHelp", 15],
  ],
  stream: [
    ["onOwn", 50],
    ["bitOfHelp", 45],
    ["lotsOfHelp", 5],
  ],
  river: [
    ["onOwn", 65],
    ["bitOfHelp", 35],
  ],
  waterfall: [
    ["onOwn", 75],
    ["bitOfHelp", 25],
  ],
};

const helpSaid: Readonly<Partial<Record<Answer, readonly string[]>>> = {
  onOwn: ["on own"],
  bitOfHelp: ["with a bit of help", "word or sign only", "after a model", "cue only"],
  lotsOfHelp: ["hand under hand", "with lots of help"],
};

function criterionOf(counted: TargetTemplate["counted"], random: Random): Criterion {
  if (counted === "days") return onDays(random.whole(2, 4));
  if (counted === "seconds") return seconds(random.pick([30, 60, 120]));
  if (counted === "times") return times(random.whole(2, 8));
  return random.pick([xOfY(3, 5), xOfY(4, 5), xOfY(2, 3), xOfY(4, 6)]);
}

function criterionSaid(criterion: Criterion): string {
  if (criterion.type === "xOfY") return `${criterion.x} of ${criterion.y}`;
  if (criterion.type === "duration") return `for ${criterion.seconds} seconds`;
  if (criterion.type === "distance") return criterion.unit === "m" ? `${criterion.value} m` : `${criterion.value} times`;
  return criterion.type === "onDays" ? `on ${criterion.days} days` : "kept up";
}

/** The activities of a week in which a strand has a chance, those with least in them first; one or two. */
function placed(strand: Strand, week: readonly Timetabled[], load: Map<string, number>, random: Random): string[] {
  const able = week.filter(({ activity, strands }) => strands.includes(strand) && (load.get(activity.key) ?? 0) < 2);
  const chosen = random
    .shuffled(able)
    .sort((one, other) => (load.get(one.activity.key) ?? 0) - (load.get(other.activity.key) ?? 0))
    .slice(0, random.chance(0.35) ? 2 : 1)
    .map(({ activity }) => activity.key);
  for (const key of chosen) load.set(key, (load.get(key) ?? 0) + 1);
  return chosen;
}

function worded(
  start: string,
  { help, criterion, contexts }: Pick<TargetProfile, "help" | "criterion" | "contexts">,
  random: Random,
): string {
  const how = help === undefined ? undefined : random.pick(helpSaid[help] ?? ["on own"]);
  return [start, how, criterion && criterionSaid(criterion), contexts].filter((part) => part !== undefined).join(", ");
}

/** A step of the bank as a target: at the child's level, or the one above. */
function fromBank(
  whose: MakingFor,
  strand: BrookStrand,
  taken: ReadonlySet<string>,
  load: Map<string, number>,
  random: Random,
): TargetProfile | undefined {
  const level = whose.levels[strand];
  const steps = brook.steps.filter((step) => step.strand === strand && !taken.has(step.id));
  const near = steps.filter((step) => Math.abs(Number(step.level.slice(1)) - level - 0.5) < 1);
  const open = near.length > 0 ? near : steps;
  if (open.length === 0) return undefined;
  const step = random.pick(open);
  const maintain = random.chance(whose.maintained);
  const help = maintain ? "bitOfHelp" : random.weighted(helpsPlanned.brook);
  const criterion = maintain ? onDays(random.whole(1, 3)) : criterionOf(undefined, random);
  const contexts = `in ${step.tryItIn.charAt(0).toLowerCase()}${step.tryItIn.slice(1)}`;
  const said = `${step.step.charAt(0).toLowerCase()}${step.step.slice(1)}`;
  const programme = strand === "gross" && random.chance(programmeShare);
  return {
    strand,
    wording: maintain
      ? `Keeps it up: ${said}, ${criterionSaid(criterion)} a week, to July`
      : worded(step.step, { help, criterion, contexts }, random),
    cue: step.tryItIn,
    behaviour: said,
    ...{ help, criterion, contexts, step: step.id, counts: step.counts, doesntCount: step.doesntCount },
    lives: placed(strand, whose.week, load, random),
    ...(maintain ? { maintain } : {}),
    ...(programme ? { programme } : {}),
  };
}

function fromTemplate(whose: MakingFor, template: TargetTemplate, load: Map<string, number>, random: Random): TargetProfile {
  const around = { pronouns: whose.pronouns, liked: whose.liked, adults: [""] };
  // The choices of a template are made once, so that the wording and its parts say the same.
  const fill = (line: string) => filled(line, around, random);
  const behaviour = fill(template.behaviour);
  const lower = (line: string) => line.charAt(0).toLowerCase() + line.slice(1);
  const help = random.weighted(helpsPlanned[whose.pathway]);
  const criterion = criterionOf(template.counted, random);
  const contexts = lower(fill(template.contexts));
  return {
    strand: template.strand,
    wording: worded(saidOfOne(lower(behaviour)), { help, criterion, contexts }, random),
    cue: lower(fill(template.cue)),
    behaviour: lower(infinitive(behaviour)),
    ...{ help, criterion, contexts },
    lives: placed(template.strand, whose.week, load, random),
  };
}

/** Real lists hold lines nobody could check. */
function fromVague(whose: MakingFor, taken: ReadonlySet<string>, load: Map<string, number>, random: Random): TargetProfile {
  const free = vague.filter((wording) => !taken.has(wording));
  const strands = whose.week.flatMap(({ strands: here }) => here);
  const strand = random.pick(strands);
  return { strand, wording: random.pick(free.length > 0 ? free : vague), lives: placed(strand, whose.week, load, random) };
}

function one(whose: MakingFor, taken: Set<string>, load: Map<string, number>, random: Random): TargetProfile {
  if (random.chance(vagueShare)) {
    const made = fromVague(whose, taken, load, random);
    taken.add(made.wording);
    return made;
  }
  if (whose.pathway === "brook") {
    const made = fromBank(whose, random.pick(brookStrands), taken, load, random);
    if (made) {
      taken.add(made.step ?? "");
      return made;
    }
    return fromVague(whose, taken, load, random);
  }
  const all = templates[whose.pathway];
  const open = all.filter(({ behaviour }) => !taken.has(behaviour));
  const template = random.pick(open.length > 0 ? open : all);
  taken.add(template.behaviour);
  return fromTemplate(whose, template, load, random);
}

/**
 * So many targets of a child, none twice.
 * @param load how many targets live in each activity already, by key; added to
 */
export function targetsFor(whose: MakingFor, count: number, load: Map<string, number>, random: Random): TargetProfile[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, () => {
    const made = one(whose, taken, load, random);
    return random.chance(seldomShare[whose.pathway]) ? { ...made, seldom: true } : made;
  });
}

/** More of what was met: less help, more often, or with other people. */
export function harder(target: TargetProfile, random: Random): TargetProfile {
  const { seldom: _seldom, followsOn: _followsOn, ...same } = target;
  const { help, criterion } = target;
  const next = random.pick(["with two more adults", "in another room", "at home as well", "with a supply adult", "outside"]);
  if (help === "bitOfHelp" || help === "lotsOfHelp") {
    const less = help === "lotsOfHelp" ? "bitOfHelp" : "onOwn";
    return { ...same, help: less, wording: `${base(target.wording)}, ${helpSaid[less]?.[0] ?? ""}, ${next}` };
  }
  const more = criterion?.type === "xOfY" ? xOfY(criterion.y, criterion.y + 1) : criterion;
  const counted = more && criterion?.type === "xOfY" ? `${criterionSaid(more)}, ` : "";
  return { ...same, ...(more ? { criterion: more } : {}), wording: `${base(target.wording)}, ${counted}${next}` };
}

/** Less asked of what proved too hard. */
export function easier(target: TargetProfile, random: Random): TargetProfile {
  const help: Answer = target.help === "onOwn" ? "bitOfHelp" : "lotsOfHelp";
  const said = random.pick(helpSaid[help] ?? [""]);
  return { ...target, help, criterion: xOfY(2, 3), wording: `${base(target.wording)}, ${said}, 2 of 3` };
}

/** What a wording says before how, how often and where. */
function base(wording: string): string {
  return (
    wording.split(/, (?=on own|with a bit|word or sign|after a model|cue only|hand under|with lots|\d+ of|\d+ times|on \d|for \d)/)[0] ??
    wording
  );
}
