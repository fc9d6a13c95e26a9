/** The strands a child's targets are filed under: those of the frameworks the school has adopted, the child's own first. */
import { strandsOf } from "../../domain/frameworks/editing.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { MergedRecord } from "../../sync/record.ts";
import type { AreaGroup } from "../views/pupil.ts";

/** Engagement is no ladder and has no targets of its own. */
const withoutTargets = "engagement";

/** @param pathway the child's, by its code; a framework of that name is the child's own, and else every other is */
export function areaGroups(versions: readonly MergedRecord[], pathway: string | null): AreaGroup[] {
  const latest = new Map<string, { version: number; name: string; areas: AreaGroup["areas"] }>();
  for (const { fields } of recordsOf(versions, "frameworkVersion")) {
    const { framework = "", version = 0, name = "", areas = [] } = fields;
    if (framework === withoutTargets || (latest.get(framework)?.version ?? -1) >= version) continue;
    latest.set(framework, { version, name, areas: strandsOf(areas) });
  }
  const ladder = [...latest.keys()].find((framework) => framework === pathway);
  return [...latest]
    .map(([framework, { name, areas }]) => ({
      framework,
      name,
      areas,
      own: ladder === undefined ? framework !== "brook" : framework === ladder,
    }))
    .sort((one, other) => Number(other.own) - Number(one.own) || one.name.localeCompare(other.name, "en-GB"));
}
