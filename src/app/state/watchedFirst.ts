import type { ActivityChoice, AreaChoice } from "../../client/views/classScreen.ts";

/** The areas of engagement, those that the activity watches for first and marked. The order is the activity's, so nothing jumps in it. */
export function watchedFirst(
  areas: readonly AreaChoice[],
  activity: Pick<ActivityChoice, "areas"> | null,
): (AreaChoice & { watched: boolean })[] {
  const marked = areas.map((area) => ({ ...area, watched: activity?.areas.includes(area.id) ?? false }));
  return [...marked.filter(({ watched }) => watched), ...marked.filter(({ watched }) => !watched)];
}
