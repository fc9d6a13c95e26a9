/** The ladders of a child's frameworks, as a person judged it at each data point, and the evidence beside it. */
import { inForce, isOwn, isUnused } from "../../domain/frameworks/pathways.ts";
import { acrossVersions, type Version } from "../../domain/profile/acrossVersions.ts";
import { ladderOf, type Judged, type Rung } from "../../domain/profile/ladder.ts";
import { strandEvidence, type LadderStep, type StrandItem } from "../../domain/profile/strandEvidence.ts";
import type { PupilSummary } from "../../domain/summary.ts";
import type { Day } from "../../domain/time.ts";
import { firstMark, type MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { LadderStrand, LadderView } from "../views/profile.ts";

export interface LadderAsked {
  frameworks: readonly MergedRecord[];
  pathway: string | null;
  years: readonly MergedRecord[];
  targets: readonly MergedRecord[];
  summary: PupilSummary | undefined;
  /** Null where the child's file is not held. */
  judgements: readonly MergedRecord[] | null;
  today: Day;
}

/** The versions of each framework with a ladder that the child works with, the latest first. */
function ownLadders({ frameworks, pathway, judgements }: LadderAsked): Version[][] {
  const ladders = recordsOf(frameworks, "frameworkVersion")
    .map(({ fields }) => fields)
    .filter(({ scale = [] }) => scale.length > 0)
    .sort((one, other) => (other.version ?? 0) - (one.version ?? 0));
  // What the school works with no longer still says where somebody was placed on it.
  const placed = (framework = "") => judgedOf(judgements ?? [], framework).length > 0;
  return inForce(ladders)
    .filter((one) => isOwn(one, pathway) || (isUnused(one) && placed(one.framework)))
    .sort((one, other) => (one.name ?? "").localeCompare(other.name ?? "", "en-GB"))
    .map(({ framework }) => ladders.filter((one) => one.framework === framework));
}

/** Data points of every year, each with its number there. */
export function pointsOf(years: readonly MergedRecord[]): { id: string; on: Day; year: string; number: number }[] {
  return recordsOf(years, "year").flatMap(({ fields: { year = "", dataPoints = [] } }) =>
    dataPoints.toSorted((one, other) => (one.on < other.on ? -1 : 1)).map(({ id, on }, at) => ({ id, on, year, number: at + 1 })),
  );
}

/** With the version each was made under. */
function judgedOf(judgements: readonly MergedRecord[], framework: string): (Judged & { version: number | undefined })[] {
  return recordsOf(judgements, "judgement").flatMap(({ fields: { strand, dataPoint, level, framework: of, version }, marks }) => {
    const at = (marks.judgement ?? firstMark(marks))?.at;
    return of === framework && strand !== undefined && dataPoint !== undefined && level !== undefined && at !== undefined
      ? [{ strand, dataPoint, level, at, version }]
      : [];
  });
}

export const laddersView = (asked: LadderAsked): LadderView[] => ownLadders(asked).map((versions) => ladderView(versions, asked));

function ladderView(versions: readonly Version[], { years, targets, summary, judgements, today }: LadderAsked): LadderView {
  const { framework = "", name = "", example = false } = versions[0] ?? {};
  const judged = judgedOf(judgements ?? [], framework);
  const { strands, scale, steps } = acrossVersions(versions, new Set(judged.map(({ level }) => level)));
  const points = pointsOf(years);
  const rungs = ladderOf(judged, points, today);
  const own = recordsOf(targets, "target");
  const wordings = new Map(own.map(({ id, fields }) => [id, fields.wording ?? ""]));
  const beside = strandEvidence(
    strands.map(({ id }) => id),
    scale.map(({ id }) => id),
    steps,
    own.map(({ id, fields }) => ({ id, area: fields.area ?? null, step: fields.step ?? null })),
    summary?.topics ?? {},
  );
  const levelName = (level: string | null) => scale.find(({ id }) => id === level)?.name ?? null;
  return {
    ...{ framework, name, example, levels: scale.map(({ id, name: called }) => ({ id, name: called })), held: judgements !== null },
    strands: strands.flatMap((strand): LadderStrand[] => {
      const stood = rungs.get(strand.id) ?? [];
      const items = beside.get(strand.id) ?? [];
      if (stood.length === 0 && items.length === 0) return [];
      const last = stood.findLast(({ level }) => level !== null);
      const latest = judged
        .filter((one) => one.strand === strand.id && one.dataPoint === last?.dataPoint && one.level === last.level)
        .reduce<(typeof judged)[number] | undefined>((found, one) => (found && found.at > one.at ? found : one), undefined);
      return [
        {
          ...strand,
          rungs: stood.map((rung) => rungOf(rung, points)),
          anchor: anchorOf(latest, versions),
          beside: items.map((item) => ({ ...besideOf(item, wordings, steps), level: levelName(item.level), day: item.day })),
        },
      ];
    }),
  };
}

/** In the words of the version it was judged by. */
function anchorOf(judged: ReturnType<typeof judgedOf>[number] | undefined, versions: readonly Version[]): string | null {
  const said = versions.find(({ version }) => version === judged?.version) ?? versions[0];
  return said?.anchors?.find(({ strand, level }) => strand === judged?.strand && level === judged.level)?.words ?? null;
}

function rungOf({ dataPoint, on, level }: Rung, points: ReturnType<typeof pointsOf>): LadderStrand["rungs"][number] {
  const { year = "", number = 0 } = points.find(({ id }) => id === dataPoint) ?? {};
  return { year, number, on, level };
}

function besideOf({ target, step }: StrandItem, wordings: ReadonlyMap<string, string>, steps: readonly LadderStep[]) {
  if (target !== null) return { id: target, words: wordings.get(target) ?? "", target: true };
  return { id: step ?? "", words: steps.find(({ id }) => id === step)?.step ?? "", target: false };
}
