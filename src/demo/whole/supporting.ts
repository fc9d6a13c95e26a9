/** Interventions: what is done for some children for some weeks, why, and whether it helped. */
import { instantAt } from "../../domain/observing.ts";
import type { Draft } from "../../domain/draft.ts";
import { streams } from "../../domain/streams.ts";
import { addDays, type Day } from "../../domain/time.ts";
import { uuid7 } from "../ids.ts";
import type { Random } from "../random.ts";
import type { Deed } from "../stamping.ts";
import { liveOn, type Growing } from "./held.ts";
import type { PathwayName } from "./pathways.ts";

/** Share of children who begin one in a module. */
export const beginsSupport = 0.06;

type Kind = readonly [what: string, who: string, why: string];

const more: readonly Kind[] = [
  ["Lego therapy, twice a week", "Teaching assistant, group of three", "Wants friends and does not know how to begin"],
  ["Drawing and talking, once a week", "Trained assistant", "A hard time at home"],
  ["Reading every day, ten minutes", "Teaching assistant", "Behind what was expected in reading"],
  ["Number stacks, three times a week", "Teaching assistant", "Counts well, does not yet add"],
  ["Zones check-in after break", "Class team", "Afternoons lost since September"],
];
const kinds: Readonly<Record<PathwayName, readonly Kind[]>> = {
  brook: [
    ["Eye gaze, three times a week", "Speech and language therapist with the class", "To see whether looking can become choosing"],
    ["Rebound, once a week", "Physiotherapist", "Tight after growing"],
    ["Intensive interaction, every day", "Class team", "Little contact since the stay in hospital"],
    ["Sensory room before lunch", "Class team", "Too much going on by half past eleven"],
  ],
  stream: [
    ["Attention group, four times a week", "Speech and language therapist, then class", "Does not stay with anything shared yet"],
    ["Sensory circuits, every morning", "Occupational therapist’s plan", "Arrives unable to sit"],
    ["Toilet timing", "Class team with the nurse and home", "Ready for it, parents agree"],
    ["Food explorers, Thursdays", "Teaching assistant", "Eats three things"],
  ],
  river: more,
  waterfall: more,
};
const outcomes = [
  "Yes: see the targets.",
  "A little. Goes on for another half-term.",
  "Hard to say.",
  "No. Stopped, something else tried.",
];

const long = 55;

export function supportDeeds(
  growing: Growing,
  pathway: PathwayName,
  { day, today, zone, by }: { day: Day; today: Day; zone: string; by: (day: Day) => string | undefined },
  random: Random,
): Deed[] {
  const { id, enrolled } = growing.child;
  const at = instantAt(day, random.whole(15 * 60 + 10, 16 * 60 + 40), zone);
  const author = by(day);
  if (author === undefined) return [];
  const [what, who, why] = random.pick(kinds[pathway]);
  const stream = streams.card(id);
  const record = uuid7(at, random);
  const live = liveOn(growing, day);
  const targets = live.length > 0 ? [random.pick(live).id] : [];
  const begins: Draft = {
    ...{ stream, kind: "support", record },
    fields: { pupil: id, what, who, from: day, until: null, why, reviewedOn: null, helped: null, targets },
  };
  const over = addDays(day, long);
  const reviewer = by(over);
  if (over >= today || reviewer === undefined || (enrolled.leftOn !== null && enrolled.leftOn <= over))
    return [{ at, by: author, drafts: [begins] }];
  const ends: Draft = {
    stream,
    kind: "support",
    record,
    fields: { from: day, until: over, reviewedOn: over, helped: random.pick(outcomes) },
  };
  return [
    { at, by: author, drafts: [begins] },
    { at: instantAt(over, 16 * 60, zone), by: reviewer, drafts: [ends] },
  ];
}
