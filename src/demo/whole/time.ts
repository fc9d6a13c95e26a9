/** The academic years of the school: the last but one and the last whole, the present up to today. */
import { academicYearOf, yearBefore, type Day } from "../../domain/time.ts";
import type { Module } from "../../domain/year.ts";
import { academicYear, type AcademicYear } from "../calendar.ts";
import type { Random } from "../random.ts";

/** In August the present one has not begun, and nothing of it is known. */
export function yearsUpTo(today: Day): AcademicYear[] {
  const present = academicYearOf(today);
  const last = yearBefore(present);
  return [academicYear(yearBefore(last)), academicYear(last), academicYear(present)].filter((year) => moduleOf(year, 1).from < today);
}

/** A module of a year, 1 to 6. @throws when the year has no such module */
export function moduleOf({ modules }: AcademicYear, number: number): Module {
  const found = modules.find((module) => module.number === number);
  if (!found) throw new Error(`The year has no module ${number}.`);
  return found;
}

/** A school day of a module, in the part of it that is asked for (0 its beginning, 1 its end). */
export function someDay(year: AcademicYear, number: number, random: Random, from = 0, until = 1): Day {
  const module = moduleOf(year, number);
  const days = year.days.filter((day) => day >= module.from && day <= module.until);
  const [low, high] = [Math.floor(from * (days.length - 1)), Math.floor(until * (days.length - 1))];
  return days[random.whole(low, high)] ?? module.from;
}
