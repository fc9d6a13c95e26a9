/** Away for several days is said of each day that pupils are expected on, so that whoever counts days finds it where it belongs. */
import { daysOfYear, type YearShape } from "./schoolYear.ts";
import { schoolDays } from "./year.ts";
import type { Day } from "./time.ts";

/** The school days from one day until another, both included; none after the school year's end, when pupils have other classes. */
export function awayDays(from: Day, until: Day, { year, modules, closures }: YearShape): Day[] {
  const last = daysOfYear(year).until;
  return schoolDays(from, until < last ? until : last, modules, closures);
}
