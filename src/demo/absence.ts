/** Who is away when. Absence comes in runs, hospital in blocks, and single sessions besides. */
import type { HalfDay, Day } from "../domain/time.ts";
import { weekdayOf } from "../domain/year.ts";
import { nearlyHoliday, type AcademicYear } from "./calendar.ts";
import type { PupilProfile } from "./profile.ts";
import type { Random } from "./random.ts";

export type Away = "day" | "morning" | "afternoon";
export type Absences = ReadonlyMap<Day, Away>;

/** Share of what is missed that is a single session. */
const halves = 0.2;
const usualRun = 1.6;
const blockRun = 12;
/** Of the runs of a child who goes to hospital, how many are a stay. */
const stays = 0.2;

/** A run's length in days: mostly one or two; a stay in hospital 5 to 25. */
function runLength(blocks: boolean, random: Random): number {
  if (blocks && random.chance(stays)) return random.whole(5, 25);
  let days = 1;
  while (random.chance(1 - 1 / usualRun)) days += 1;
  return days;
}

/** @param season how much likelier than usual absence begins on a day: there is more of it in winter */
export function absences(
  { attendance: { rate, blocks } }: Pick<PupilProfile, "attendance">,
  days: readonly Day[],
  years: readonly AcademicYear[],
  random: Random,
  season: (day: Day) => number = () => 1,
): Absences {
  const meanRun = (blocks ? stays * blockRun + (1 - stays) * usualRun : usualRun) * (1 - halves) + halves * 0.5;
  const starting = (1 - rate) / (meanRun * rate);
  const away = new Map<Day, Away>();
  let left = 0;
  for (const day of days) {
    if (left > 0) {
      left -= 1;
      away.set(day, "day");
      continue;
    }
    const edge = weekdayOf(day) === 1 || weekdayOf(day) === 5 ? 1.3 : 0.8;
    if (!random.chance(starting * edge * (nearlyHoliday(day, years) ? 1.6 : 1) * season(day))) continue;
    if (random.chance(halves)) away.set(day, random.pick(["morning", "afternoon"] as const));
    else {
      left = runLength(blocks, random) - 1;
      away.set(day, "day");
    }
  }
  return away;
}

/** The halves of a day on which a child is in school. */
export function halvesHere(day: Day, away: Absences): HalfDay[] {
  const missed = away.get(day);
  if (missed === "day") return [];
  return (["morning", "afternoon"] as const).filter((half) => half !== missed);
}
