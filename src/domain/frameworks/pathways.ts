/** Which children work with a framework: those of the pathways it names. */
import type { Fields } from "../kinds.ts";

export type ForPathways = Pick<Fields<"frameworkVersion">, "framework" | "pathways">;

/** The one that came with a pathway of its own, and was all that its children work with before a framework could say whose it is. */
const brook = "brook";

/**
 * Whether a child works with it: its areas come first for their targets, its steps are offered, its ladder stands in their profile.
 * @param pathway the child's, by its code; null where none is said
 */
export function isOwn({ framework, pathways }: ForPathways, pathway: string | null): boolean {
  if (pathways) return pathways.includes(pathway);
  return framework === brook ? pathway === brook : pathway !== brook;
}

/** The school works with it no longer: nothing new is filed under it, and what was stays. */
export const isUnused = ({ pathways }: ForPathways): boolean => pathways?.length === 0;

/** The latest version of each framework. */
export function inForce<V extends Pick<Fields<"frameworkVersion">, "framework" | "version">>(versions: readonly V[]): V[] {
  const latest = new Map<string, V>();
  for (const one of versions) {
    const { framework = "", version = 0 } = one;
    if ((latest.get(framework)?.version ?? -1) < version) latest.set(framework, one);
  }
  return [...latest.values()];
}
