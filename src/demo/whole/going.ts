/** How tries go on a pathway, and how its adults write: worked out from the pathway's figures. */
import { brookWays } from "../brookWays.ts";
import type { Buttons, Going } from "../howItWent.ts";
import type { Random } from "../random.ts";
import type { Ways } from "../ways.ts";
import { pathways, type Pathway, type PathwayName } from "./pathways.ts";
import { river } from "./words/river.ts";
import { stream } from "./words/stream.ts";
import { riverVoice, streamVoice } from "./words/voices.ts";

/** Of a standard normal distribution, what a share lies above (Abramowitz and Stegun 26.2.23, right to 0.0005). */
function above(share: number): number {
  if (share > 0.5) return -above(1 - share);
  const t = Math.sqrt(-2 * Math.log(share));
  return t - (2.515517 + 0.802853 * t + 0.010328 * t ** 2) / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3);
}

/** Spread of a day's level around nothing: targets differ, and so do days. */
const betweenTargets = 0.55;
const spread = Math.hypot(betweenTargets, 0.8);
/** What drowsy mornings, new adults and first days back take away again. */
const usualStart = 0.1;

function buttonsFor({ onOwn, bitOfHelp, lotsOfHelp, notYet }: Pathway["september"]): Buttons {
  const all = onOwn + bitOfHelp + lotsOfHelp + notYet;
  return [
    ["onOwn", spread * above(onOwn / all)],
    ["bitOfHelp", spread * above((onOwn + bitOfHelp) / all)],
    ["lotsOfHelp", spread * above((onOwn + bitOfHelp + lotsOfHelp) / all)],
  ];
}

const buttons: Readonly<Record<PathwayName, Buttons>> = {
  brook: buttonsFor(pathways.brook.september),
  stream: buttonsFor(pathways.stream.september),
  river: buttonsFor(pathways.river.september),
  waterfall: buttonsFor(pathways.waterfall.september),
};

/** What practice can add before the target is met and a harder one takes its place. */
const ceiling = 1;
/** After so many opportunities, practice moves fastest. */
const middle = 6;

/** The logistic curve, moved so that it begins at nothing. */
function logistic(perTen: number, opportunities: number): number {
  const steepness = (4 * Math.abs(perTen)) / 10 / ceiling;
  const at = (count: number) => 1 / (1 + Math.exp(-steepness * (count - middle)));
  return (Math.sign(perTen) * ceiling * (at(opportunities) - at(0))) / (1 - at(0));
}

/** What ten opportunities do for a child, in levels: drawn once a child, and a little apart for each target. */
export function practiceOf(pathway: PathwayName, random: Random): number {
  const { mean, sd, none, down } = pathways[pathway].practice;
  const rate = random.normal(mean, sd);
  const drawn = random.next();
  if (none === 0) return rate;
  return drawn < none ? 0 : drawn < none + down ? -Math.abs(rate) / 2 : Math.abs(rate);
}

/** Opportunities behind each record: a Brook try is mostly written down, one on Waterfall seldom. */
const unwritten: Readonly<Record<PathwayName, number>> = { brook: 1.5, stream: 2, river: 3, waterfall: 4.5 };

/** A step that follows from one that was met begins with some of it there. */
const headStart = 0.3;

/** How the target goes that follows one that was met. */
export function goingOn(going: Going): Going {
  return { ...going, start: (random) => going.start(random) + headStart };
}

export function goingOf(pathway: PathwayName, practice: number): Going {
  const { declined } = pathways[pathway].september;
  return {
    buttons: buttons[pathway],
    declines: declined / 100,
    start: (random) => random.normal(usualStart, betweenTargets),
    perTen: (random) => (practice === 0 ? 0 : random.normal(practice, 0.15)),
    practised: logistic,
    opportunities: unwritten[pathway],
  };
}

const waysOf = (pathway: PathwayName, words: Pick<Ways, "voice" | "linesOf">): Ways => {
  const { kinds, stateSaid, bitOfHelp, lotsOfHelp } = pathways[pathway];
  return { kinds, stateSaid, helps: { bitOfHelp, lotsOfHelp }, ...words };
};

export const ways: Readonly<Record<PathwayName, Ways>> = {
  brook: brookWays,
  stream: waysOf("stream", { voice: streamVoice, linesOf: stream }),
  river: waysOf("river", { voice: riverVoice, linesOf: river }),
  waterfall: waysOf("waterfall", { voice: riverVoice, linesOf: river }),
};
