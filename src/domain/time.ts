/** A calendar day of the school, `YYYY-MM-DD`, in the school's time zone. */
export type Day = string;

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** How exactly somebody knows when they saw it. Latency and pairing use only `exact`. */
export type Precision = "exact" | "session" | "day";

/** The half of a school day a state lasts for. */
export type HalfDay = "morning" | "afternoon";

/** Where a school is that has not said otherwise, or has said what is nowhere. */
export const homeZone = "Europe/London";

/** One formatter a zone is kept: making one costs more than a whole class screen. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** True for a time zone that there is. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A zone that is none counts as the home zone: the day may be wrong there, but nobody is shut out of their school by a word. */
function formatter(zone: string): Intl.DateTimeFormat {
  const kept = formatters.get(zone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: isZone(zone) ? zone : homeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(zone, made);
  return made;
}

/** The school's clock at an instant: its day and the minutes since midnight there. */
export function localTime(instant: Instant, zone: string): { day: Day; minutes: number } {
  const part: Record<string, string> = {};
  for (const { type, value } of formatter(zone).formatToParts(instant)) part[type] = value;
  return {
    day: `${part.year ?? ""}-${part.month ?? ""}-${part.day ?? ""}`,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
}

/** The school's day at an instant. */
export function dayOf(instant: Instant, zone: string): Day {
  return localTime(instant, zone).day;
}

/** True for text that names a day of the calendar: there is no 30 February. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A day so many days later (or earlier, when negative). Works on the calendar, so no clock change can shift it. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The academic year a day belongs to, `2026-27`: years change on 1 August, when schools roll over. */
export function academicYearOf(day: Day): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < "08-01" ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}

/** The academic year before, `2025-26` for `2026-27`. */
export function yearBefore(academicYear: string): string {
  const year = Number(academicYear.slice(0, 4)) - 1;
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}

/** Schools break for lunch around noon: a state said in the morning ends there. */
export function halfDayOf(minutes: number): HalfDay {
  return minutes < 12 * 60 + 30 ? "morning" : "afternoon";
}

/** True when a dated fact holds on a day; an open end holds for ever. `until` is its last day. */
export function holdsOn(fact: { from: Day; until?: Day | null | undefined }, day: Day): boolean {
  return fact.from <= day && (fact.until === undefined || fact.until === null || day <= fact.until);
}
