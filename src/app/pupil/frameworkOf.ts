import type { AreaGroup } from "../../client/views/pupil.ts";

/** The framework an area is of, so that a target says both; null without an area, or where the school has it in none. */
export function frameworkOf(area: string | null, groups: readonly AreaGroup[]): string | null {
  return groups.find(({ areas }) => areas.some(({ id }) => id === area))?.framework ?? null;
}
