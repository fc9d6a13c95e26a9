/**
 * The demonstration school, from a seed and a date: the same seed and date give the same school, its ids, words and times.
 * Small, it is one Brook class of nine with a month of records; a larger one is more classes put through the same lines.
 */
import { instantAt } from "../domain/observing.ts";
import type { Grant, Role } from "../domain/roles.ts";
import type { Day } from "../domain/time.ts";
import { mondayOf } from "../domain/year.ts";
import type { Act } from "../sync/change.ts";
import { daysBehind } from "./calendar.ts";
import { Counting, type Counts } from "./counting.ts";
import { classDeeds } from "./classDeeds.ts";
import { classRecords } from "./classRecords.ts";
import { cancellations, dayDeeds, pupilDays } from "./days.ts";
import { kingfisher } from "./kingfisher/classroom.ts";
import { castOf, grantsOf } from "./people.ts";
import { pupilDeeds } from "./pupilDeeds.ts";
import { Random } from "./random.ts";
import { schoolDeeds } from "./schoolDeeds.ts";
import { Stamping, type Deed } from "./stamping.ts";

/** What a keen class of nine writes down in a month. */
const usualRecords = 1_400;
/** Records of the class on a busy day. More than that a day only where two school years are not enough. */
const recordsADay = 65;
/** School days in a month. */
const month = 20;
const farBack = 400;

export interface Asked {
  seed: string;
  /** The school ends the day before: nothing in it is ever ahead of a clock. */
  today: Day;
  zone: string;
  /** How many observations in all; spread over a month, or as far back as it takes, to the start of last school year. */
  records?: number;
  /** The school's name, where it has none yet. */
  name?: string | undefined;
  /** The id of a leader who is there already, in whose name the school's records are made. */
  leader?: string | undefined;
}

export interface DemoPerson {
  person: string;
  displayName: string;
  /** How they sign in; undefined for staff who have no account. */
  login: string | undefined;
  role: Role;
  grants: Grant[];
}

/** What can be loaded: acts in time, made as they are taken where there are many. */
export interface Loadable {
  /** Everybody but a leader who was there already. */
  people: readonly DemoPerson[];
  acts: Iterable<Act>;
}

export interface Demonstration extends Loadable {
  acts: Act[];
  counts: Counts;
}

export function smallDemonstration({ seed, today, zone, records = usualRecords, name, leader }: Asked): Demonstration {
  const random = new Random(`small ${seed} ${today}`);
  const behind = daysBehind(today, Math.min(farBack, Math.max(month, Math.ceil(records / recordsADay))));
  const [first] = behind.years;
  // Everything is set up on the first Monday of the first year, before any child is in.
  const from = mondayOf(first?.modules[0]?.from ?? today);
  const at = instantAt(from, 8 * 60, zone);
  const cast = castOf(kingfisher, "phase-2", at, random, leader);

  const daysOf = new Map(
    cast.pupils.map((pupil) => [pupil.id, pupilDays(pupil, cast.profile.ways.stateSaid, behind, random.fork(`days ${pupil.profile.key}`))]),
  );
  const { didnt, deeds: cancelled } = cancellations(cast, behind.days, zone, random.fork("cancelled"));
  const setting = { cast, zone, didnt };
  const deeds: Deed[] = [
    ...schoolDeeds({
      cast,
      school: name === undefined ? undefined : { name, zone },
      leaderThere: leader !== undefined,
      ...behind,
      from,
      at,
    }),
    ...cast.pupils.flatMap((pupil, index) =>
      pupilDeeds(cast, pupil, { from, today, zone, at: at + (index + 1) * 10 * 60_000 }, random.fork(`card ${pupil.profile.key}`)),
    ),
    ...classDeeds(cast, at + 2 * 60 * 60_000, random.fork("week")),
    ...cancelled,
    ...cast.pupils.flatMap((pupil) => {
      const days = daysOf.get(pupil.id);
      return days ? dayDeeds(cast, pupil, days, behind.days, zone, random.fork(`said ${pupil.profile.key}`)) : [];
    }),
    ...classRecords({ setting, behind, daysOf, records }, random.fork("records")),
  ];
  const acts = [...new Stamping(random.fork("acts")).stamped(deeds)];
  const grants = grantsOf(cast, from, random, at);
  const people = cast.staff
    .filter(({ id }) => id !== leader)
    .map(({ id, profile: { displayName, login, role } }) => ({
      person: id,
      displayName,
      login,
      role,
      grants: grants.filter(({ person }) => person === id),
    }));
  const counted = new Counting();
  for (const act of acts) counted.see(act);
  return { people, acts, counts: counted.counts };
}
