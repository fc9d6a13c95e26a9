/** The strands a child's targets are filed under: those of the frameworks the school has adopted, the child's own first. */
import { strandsOf } from "../../domain/frameworks/editing.ts";
import { inForce, isOwn, isUnused } from "../../domain/frameworks/pathways.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { MergedRecord } from "../../sync/record.ts";
import type { AreaGroup } from "../views/pupil.ts";

/** Engagement is no ladder and has no targets of its own. */
const withoutTargets = "engagement";

/** @param pathway the child's, by its code */
export function areaGroups(versions: readonly MergedRecord[], pathway: string | null): AreaGroup[] {
  return inForce(recordsOf(versions, "frameworkVersion").map(({ fields }) => fields))
    .filter(({ framework }) => framework !== withoutTargets)
    .map((one) => ({
      ...{ framework: one.framework ?? "", name: one.name ?? "", areas: strandsOf(one.areas ?? []) },
      ...{ own: isOwn(one, pathway), used: !isUnused(one) },
    }))
    .sort((one, other) => Number(other.own) - Number(one.own) || one.name.localeCompare(other.name, "en-GB"));
}
