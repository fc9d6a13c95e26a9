/** The step of a framework that a target of a list stands for. */
import { isOwn } from "../../domain/frameworks/pathways.ts";
import { sameName } from "../../domain/sameName.ts";
import type { Day } from "../../domain/time.ts";
import { pathwayOf, type AreaFound } from "./areas.ts";
import type { PupilHere, SchoolHere } from "./here.ts";
import type { Reading } from "./rows.ts";

interface StepFound extends AreaFound {
  step: string;
}

/**
 * Finds a step by its code or its words, among the steps that are in force of the frameworks the child works with. A step is of one
 * strand, which is the target's area then: an area that the row names tells two of the same words apart, and may not be another.
 */
export function stepOf(
  reading: Reading,
  pupil: PupilHere,
  { steps }: Pick<SchoolHere, "steps">,
  area: AreaFound | undefined,
  today: Day,
): StepFound | undefined {
  const cell = sameName(reading.row.get("step"));
  if (cell === "") return undefined;
  const pathway = pathwayOf(pupil, today);
  const named = steps.filter((one) => one.names.includes(cell) && isOwn(one, pathway));
  const there = area ? named.filter(({ framework, within }) => framework === area.framework && within.includes(area.area)) : named;
  const [found, ...more] = there;
  if (found && more.length === 0) return { framework: found.framework, area: found.strand, step: found.step };
  reading.refuse({ code: found ? "stepUnclear" : named.length > 0 ? "stepElsewhere" : "stepUnknown" }, "step");
  return undefined;
}
