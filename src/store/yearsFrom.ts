import { academicYearOf, addDays, type Day } from "../domain/time.ts";

/** The academic years a run of days may be filed under: a day corrected across the summer stays in the year it was written in. */
export function yearsFrom(from: Day, until: Day): string[] {
  const years = new Set<string>();
  for (let day = addDays(from, -366); day < addDays(until, 732); day = addDays(day, 180)) years.add(academicYearOf(day));
  return [...years];
}
