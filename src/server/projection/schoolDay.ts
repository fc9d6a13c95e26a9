/** What of time the server works out for every change, kept: a formatter of the platform costs more than a row of the log. */
import { dayOf, homeZone, isZone, type Day, type Instant } from "../../domain/time.ts";

/** No zone's day begins within one of these: clocks stand apart by whole quarters of an hour everywhere. */
const quarterMs = 15 * 60_000;
/** Days that are kept, before all are let go of: a term of stamps is some thousands. */
const mostKept = 5_000;
const days = new Map<string, Day>();

/** The school's day at an instant. */
export function schoolDay(at: Instant, zone: string): Day {
  const quarter = `${Math.floor(at / quarterMs)} ${zone}`;
  const known = days.get(quarter);
  if (known !== undefined) return known;
  if (days.size >= mostKept) days.clear();
  const day = dayOf(at, zone);
  days.set(quarter, day);
  return day;
}

let lastZone = homeZone;

/** The zone itself where it is one, else the home zone. A school has one, and says it with every change: it is looked up once. */
export function zoneOrHome(zone: string | undefined): string {
  if (zone === undefined || zone === lastZone) return zone ?? homeZone;
  if (!isZone(zone)) return homeZone;
  lastZone = zone;
  return zone;
}
