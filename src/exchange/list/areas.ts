/** The area a target of a list names, among those of the school's frameworks. */
import { isOwn } from "../../domain/frameworks/pathways.ts";
import { sameName } from "../../domain/sameName.ts";
import { holdsOn, type Day } from "../../domain/time.ts";
import type { PupilHere, SchoolHere } from "./here.ts";
import type { Reading } from "./rows.ts";

export interface AreaFound {
  framework: string;
  area: string;
}

/** The pathway of a child today, by its code. */
export function pathwayOf({ places }: PupilHere, today: Day): string | null {
  return places.find((place) => place.of === "pathway" && !place.removed && holdsOn(place, today))?.value ?? null;
}

/**
 * Finds an area by its name or its framework's own id. Where two frameworks have one of that name, it is that of the framework the
 * child works with.
 */
export function areaOf(reading: Reading, pupil: PupilHere, areas: SchoolHere["areas"], today: Day): AreaFound | undefined {
  const cell = reading.row.get("area");
  if (cell === "") return undefined;
  const found = areas.filter(({ names }) => names.some((name) => sameName(name) === sameName(cell)));
  const pathway = pathwayOf(pupil, today);
  const own = found.filter((area) => isOwn(area, pathway));
  const [area, ...more] = own.length > 0 ? own : found;
  if (!area) reading.refuse({ code: "areaUnknown", areas: [...new Set(areas.flatMap(({ names }) => names.at(-1) ?? []))] }, "area");
  else if (more.length > 0) reading.refuse({ code: "areaUnclear" }, "area");
  else return { framework: area.framework, area: area.area };
  return undefined;
}
