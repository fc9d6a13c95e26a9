/**
 * A ladder as it is now, and what judgements and evidence made under versions before it go on needing: what a version leaves out
 * is not taken from those who were placed on it.
 */
import { strandsOf } from "../frameworks/editing.ts";
import type { Fields } from "../kinds.ts";

export type Version = Fields<"frameworkVersion">;
type Scale = NonNullable<Version["scale"]>;
interface Named {
  id: string;
  name: string;
}

export interface LadderAcross {
  strands: Named[];
  /** Lowest first. One that is no more stands where it stood. */
  scale: Scale;
  /** In their latest words. */
  steps: NonNullable<Version["steps"]>;
}

/**
 * @param versions of one framework, the one in force first
 * @param judged the levels somebody has been placed on
 */
export function acrossVersions(versions: readonly Version[], judged: ReadonlySet<string>): LadderAcross {
  const [inForce = {}, ...before] = versions;
  const strands = new Map<string, Named>();
  const steps = new Map<string, LadderAcross["steps"][number]>();
  for (const version of versions) {
    for (const strand of strandsOf(version.areas ?? [])) if (!strands.has(strand.id)) strands.set(strand.id, strand);
    for (const step of version.steps ?? []) if (!steps.has(step.id)) steps.set(step.id, step);
  }
  let scale = inForce.scale ?? [];
  for (const version of before) scale = withThose(scale, version.scale ?? [], judged);
  return { strands: [...strands.values()], scale, steps: [...steps.values()] };
}

/** Each that is missing and was judged comes after the nearest one below it. */
function withThose(scale: Scale, before: Scale, judged: ReadonlySet<string>): Scale {
  const all = [...scale];
  for (const [at, level] of before.entries()) {
    if (!judged.has(level.id) || all.some(({ id }) => id === level.id)) continue;
    const below = before.slice(0, at).map(({ id }) => id);
    all.splice(all.findLastIndex(({ id }) => below.includes(id)) + 1, 0, level);
  }
  return all;
}
