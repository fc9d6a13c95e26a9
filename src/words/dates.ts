/** Dates as people say them: "today 10:42", "Tue 4 Nov". All in the school's zone, whatever the tablet's is. */
import { addDays, dayOf, halfDayOf, localTime, type Day, type Instant, type Precision } from "../domain/time.ts";

/** Noon UTC of a day is that day in UTC, so a formatter in UTC names it whatever zone the tablet is in. */
const noon = (day: Day) => new Date(`${day}T12:00:00Z`);

const long = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** The parts joined by spaces: some engines put a comma after the weekday, some do not. */
const spaced = (format: Intl.DateTimeFormat, day: Day) => format.format(noon(day)).replaceAll(",", "");

/** "Thursday 4 December". */
export const longDay = (day: Day): string => spaced(long, day);
/** "Thu 4 Dec". */
export const shortDay = (day: Day): string => spaced(short, day);

const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
/** "Dec". */
export const monthSaid = (day: Day): string => month.format(noon(day)).slice(0, 3);

/** Minutes since midnight as a clock shows them: 642 is "10:42", 570 is "9:30". */
export const clockTime = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** Monday first, as a timetable counts them from 1. */
export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** "Mon 9:30–10:15, Wed 9:30–10:15". */
export function slotsSaid(slots: readonly { weekday: number; start: number; end: number }[]): string {
  return slots
    .map(({ weekday, start, end }) => `${weekdays[weekday - 1]?.slice(0, 3) ?? ""} ${clockTime(start)}–${clockTime(end)}`)
    .join(", ");
}

/** "12 seconds", "15 minutes": how long somebody is asked to wait. */
export function waitSaid(seconds: number): string {
  return seconds < 120 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${Math.ceil(seconds / 60)} minutes`;
}

/** The school's clock at an instant: "10:42". */
export const timeOfDay = (instant: Instant, zone: string): string => clockTime(localTime(instant, zone).minutes);

/** "Tue 4 Nov", or with its year when it is not this one. */
export const dateWords = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : `${shortDay(day)} ${day.slice(0, 4)}`;

/** "today", "yesterday", "Tue 4 Nov". */
export function dayWords(day: Day, today: Day): string {
  if (day === today) return "today";
  return day === addDays(today, -1) ? "yesterday" : dateWords(day, today);
}

/** "today 10:42", "yesterday 9:05", "Tue 4 Nov 14:10". */
export function whenWords(instant: Instant, now: Instant, zone: string): string {
  return `${dayWords(dayOf(instant, zone), dayOf(now, zone))} ${timeOfDay(instant, zone)}`;
}

/** When something was seen, no more exactly than it is known: "today 10:42", "this morning", "Tue 4 Nov, afternoon", "yesterday". */
export function observedWords(instant: Instant, precision: Precision, now: Instant, zone: string): string {
  const { day, minutes } = localTime(instant, zone);
  const today = dayOf(now, zone);
  if (precision === "exact") return whenWords(instant, now, zone);
  if (precision === "day") return dayWords(day, today);
  return day === today ? `this ${halfDayOf(minutes)}` : `${dayWords(day, today)}, ${halfDayOf(minutes)}`;
}

/** How long ago, roughly: for the oldest record that waits. */
export function agoWords(instant: Instant, now: Instant): string {
  const minutes = Math.max(0, Math.round((now - instant) / 60_000));
  if (minutes < 2) return "just now";
  if (minutes < 60) return `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return hours === 1 ? "an hour ago" : `${hours} hours ago`;
  const days = Math.round(hours / 24);
  return days === 1 ? "a day ago" : `${days} days ago`;
}
