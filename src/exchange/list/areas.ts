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

/**
 * Finds an area by its name or its framework's own id. Where two frameworks have one of that name, it is that of the framework the
 * child works with.
 */
export function areaOf(reading: Reading, pupil: PupilHere, areas: SchoolHere["areas"], today: Day): AreaFound | undefined {
  const cell = reading.row.get("area");
  if (cell === "") return undefined;
  const found = areas.filter(({ names }) => names.some((name) => sameName(name) === sameName(cell)));
  const pathway = pupil.places.find((place) => place.of === "pathway" && !place.removed && holdsOn(place, today))?.value;
  const own = found.filter((area) => isOwn(area, pathway ?? null));
  const [area, ...more] = own.length > 0 ? own : found;
  if (!area) reading.refuse({ code: "areaUnknown", areas: [...new Set(areas.flatMap(({ names }) => names.at(-1) ?? []))] }, "area");
  else if (more.length > 0) reading.refuse({ code: "areaUnclear" }, "area");
  else return { framework: area.framework, area: area.area };
  return undefined;
}
