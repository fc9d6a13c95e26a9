/**
 * The whole demonstration school: two academic years and the present one up to a day. Acts are made as they are taken, in time,
 * a few weeks of the school at once, so that a hundred thousand records never lie in memory together.
 */
import { instantAt } from "../../domain/observing.ts";
import type { Day, Instant } from "../../domain/time.ts";
import type { Act } from "../../sync/change.ts";
import type { DemoPerson, Loadable } from "../demonstration.ts";
import { Random } from "../random.ts";
import { peopleOf } from "./people.ts";
import { castSchool } from "./school.ts";
import { yearsOf } from "./years.ts";

export interface WholeAsked {
  seed: string;
  /** The school ends the day before: nothing in it is ever ahead of a clock. */
  today: Day;
  zone: string;
  name: string;
}

export interface WholeDemonstration extends Loadable {
  people: DemoPerson[];
  /** From the first act to the last: how far a loading has come is how far it has come in time. */
  begins: Instant;
  ends: Instant;
}

export function wholeDemonstration({ seed, today, zone, name }: WholeAsked): WholeDemonstration {
  const cast = () => castSchool({ seed: new Random(`whole ${seed} ${today}`), today, zone });
  const school = cast();
  const begins = instantAt(school.from, 0, zone);
  // Years move what is cast on: whoever takes the acts a second time begins with a fresh one.
  const acts: Iterable<Act> = { [Symbol.iterator]: () => yearsOf(cast(), name) };
  return { people: peopleOf(school), acts, begins, ends: instantAt(today, 0, zone) };
}
