/** A time picked in a form's field, as an instant in the school's zone: the tablet may be set to another. */
import { localTime, type Instant } from "../../domain/time.ts";

/** The value a date-and-time field shows for an instant: "2025-12-04T10:42". */
export function localField(instant: Instant, zone: string): string {
  const { day, minutes } = localTime(instant, zone);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The instant of such a value, or null when it is none. In the hour a clock change skips, the hour after. */
export function instantOf(field: string, zone: string): Instant | null {
  const wanted = Date.parse(`${field}Z`);
  if (Number.isNaN(wanted)) return null;
  const seen = Date.parse(`${localField(wanted, zone)}Z`);
  const guess = wanted - (seen - wanted);
  const again = Date.parse(`${localField(guess, zone)}Z`);
  return again === wanted ? guess : guess - (again - wanted);
}
