/** What is said at data points: of every target whether it was met, of every strand where the child stands. */
import { instantAt } from "../../domain/observing.ts";
import type { Draft } from "../../domain/draft.ts";
import { subjects } from "../../domain/frameworks/subjects.ts";
import { streams } from "../../domain/streams.ts";
import type { Day, Instant } from "../../domain/time.ts";
import type { DataPoint } from "../../domain/year.ts";
import type { AcademicYear } from "../calendar.ts";
import { uuid7 } from "../ids.ts";
import { brookStrands, subjectStrands } from "../strands.ts";
import type { Random } from "../random.ts";
import type { Deed } from "../stamping.ts";
import type { Growing, Held } from "./held.ts";
import { isSecure, levelAt } from "./ladder.ts";
import { pathways, type PathwayName, type Result } from "./pathways.ts";

/** When within the days before a data point something is said: four in ten in the last three, one in ten in the evening. */
function momentBefore({ on }: DataPoint, year: AcademicYear, zone: string, random: Random): { day: Day; at: Instant } {
  const days = year.days.filter((day) => day <= on).slice(-13);
  const day = random.chance(0.4) ? random.pick(days.slice(-3)) : random.pick(days.slice(0, -3));
  const minutes = random.chance(0.1) ? random.whole(18 * 60 + 5, 21 * 60) : random.whole(15 * 60 + 5, 17 * 60 + 30);
  return { day, at: instantAt(day, minutes, zone) + random.whole(0, 59_999) };
}

export interface Evaluated {
  growing: Growing;
  pathway: PathwayName;
  held: Held;
  by: (day: Day) => string;
}

/** Share of targets to be kept of which it is said that they were not. */
const notKept = 0.12;

/**
 * What is said of the targets of a pathway: those gone furthest are met, in the shares of the pathway and the data point. What
 * somebody forgot stays unsaid.
 */
export function evaluations(
  pathway: PathwayName,
  targets: readonly Evaluated[],
  { point, index, year, zone }: { point: DataPoint; index: number; year: AcademicYear; zone: string },
  random: Random,
): Deed[] {
  const shares = pathways[pathway].results[index] ?? [];
  const all = shares.reduce((sum, [, share]) => sum + share, 0);
  const none = (shares.find(([result]) => result === "none")?.[1] ?? 0) / all;
  const said = targets.filter(() => !random.chance(none));
  const kept = said.filter(({ held }) => held.profile.maintain);
  const tried = said.filter(({ held }) => !held.profile.maintain);
  const ranked = tried
    .map((one) => ({ one, score: (one.growing.paths.get(one.held.id)?.level ?? -0.5) + random.normal(0, 0.4) }))
    .sort((a, b) => b.score - a.score);
  const results: Evaluation[] = kept.map((one) => ({ one, result: random.chance(notKept) ? "notKept" : "kept" }));
  let from = 0;
  let share = 0;
  for (const [result, part] of shares) {
    if (result === "none") continue;
    share += part / (all * (1 - none));
    const until = Math.round(share * ranked.length);
    results.push(...ranked.slice(from, until).map(({ one }) => ({ one, result })));
    from = until;
  }
  return results.map(({ one, result }) => evaluation(one, result, point, year, zone, random));
}

interface Evaluation {
  one: Evaluated;
  result: Exclude<Result, "none"> | "notKept";
}

const words: Readonly<Partial<Record<Evaluation["result"], readonly string[]>>> = {
  met: ["Seen on three different days, with two adults.", "Does it without thinking now.", "Met, and at home too."],
  metWithMoreHelp: ["Yes, with a word from us.", "Met, but only with somebody he or she knows."],
  partly: ["Some days. Mornings are better.", "Nearly there: further than in the last module.", "Half of it is there."],
  notMet: ["Not yet. Away a good deal.", "We have hardly tried it.", "Not the right way to ask for it, I think."],
};

function evaluation(
  { growing, held, by }: Evaluated,
  result: Evaluation["result"],
  point: DataPoint,
  year: AcademicYear,
  zone: string,
  random: Random,
): Deed {
  const { day, at } = momentBefore(point, year, zone, random);
  const pupil = growing.child.id;
  held.result = result;
  const lines = words[result];
  const said = lines && random.chance(0.3) ? { words: random.pick(lines) } : {};
  const fields = { pupil, target: held.id, dataPoint: point.id, result, ...said };
  return { at, by: by(day), drafts: [{ stream: streams.file(pupil), kind: "evaluation", record: uuid7(at, random), fields }] };
}

/** Share of judgements that are there by each data point. */
const complete = [0.94, 0.96, 0.98] as const;
/** How much of a year's way is behind a child at each. */
const part = [1 / 3, 2 / 3, 1] as const;

export interface Judging {
  growing: Growing;
  pathway: PathwayName;
  /** Where the year begins and where it will end, by strand: places on the ladder, or points. */
  from: Readonly<Record<string, number>>;
  to: Readonly<Record<string, number>>;
  by: (day: Day) => string;
}

/** Best-fit judgements of every strand of a child's framework. What nobody got round to is not there. */
export function judgements(
  { growing, pathway, from, to, by }: Judging,
  { point, index, year, zone }: { point: DataPoint; index: number; year: AcademicYear; zone: string },
  random: Random,
): Deed[] {
  const strands = pathway === "brook" ? brookStrands : subjectStrands;
  const moment = momentBefore(point, year, zone, random);
  const drafts = strands.flatMap((strand): Draft[] => {
    if (!random.chance(complete[index] ?? 1)) return [];
    const [begins, ends] = [from[strand] ?? 0, to[strand] ?? 0];
    const gone = Math.floor(Math.abs(ends - begins) * (part[index] ?? 1) + 1e-9) * Math.sign(ends - begins);
    const place = begins + gone;
    const evidence = growing.latest.get(strand)?.slice(-3) ?? [];
    const pupil = growing.child.id;
    const changed = index > 0 && gone !== 0;
    return [
      {
        stream: streams.file(pupil),
        kind: "judgement",
        record: uuid7(moment.at, random),
        fields: {
          ...{ pupil, strand, dataPoint: point.id, version: 1, evidence, lateReason: null },
          ...(pathway === "brook"
            ? { framework: "brook", level: `k${levelAt(place)}`, subStep: isSecure(place) ? ("secure" as const) : ("emerging" as const) }
            : { framework: "subjects", level: subjects.scale[place]?.id ?? "m1-1", subStep: null }),
          ...(changed ? { reason: random.pick(gone > 0 ? reasons.up : reasons.down) } : {}),
        },
      },
    ];
  });
  return drafts.length === 0 ? [] : [{ at: moment.at, by: by(moment.day), drafts }];
}

const reasons = {
  up: ["Seen in new places.", "Less help in three records running.", "With people new to the child as well.", "Book and records agree."],
  down: ["Seizures since February.", "Out of school for most of it.", "Last judgement was high.", "Lost after the change of medicine."],
};
