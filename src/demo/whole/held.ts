/** The targets a child has had in a year: when each was live, where its last transition stands, how its path goes on. */
import type { Draft } from "../../domain/draft.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import type { TargetPath } from "../howItWent.ts";
import type { TargetProfile } from "../profile.ts";
import { brookStrands, type SubjectStrand } from "../strands.ts";
import { outcomeOf } from "../towards.ts";
import type { Ladder } from "./ladder.ts";
import type { Child } from "./child.ts";

export interface Held {
  id: string;
  profile: TargetProfile;
  order: number;
  /** The days it was live: from this day, until before that one. */
  from: Day;
  until: Day | null;
  /** Away for the child's health, from a day until before another. */
  paused: { from: Day; until: Day } | undefined;
  /** The last transition: the next one comes after it. */
  last: string;
  /** What was said of it at the last data point. */
  result: string | undefined;
}

/** A child while the school's years are written. */
export interface Growing {
  child: Child;
  held: Held[];
  /** The physiotherapist's programme that stands. */
  programme: string | undefined;
  paths: Map<string, TargetPath>;
  /** Where the child stands on the Brook ladder: twice the level, and one more when it is secure. */
  ladder: Ladder;
  /** Points in the subjects, 0 to 59. */
  points: Record<SubjectStrand, number>;
  /** The latest records of each strand: evidence for a judgement. */
  latest: Map<string, string[]>;
}

export function liveOn({ held }: Pick<Growing, "held">, day: Day): Held[] {
  return held.filter(
    ({ from, until, paused }) => from <= day && (until === null || day < until) && !(paused && paused.from <= day && day < paused.until),
  );
}

const frameworkOf = (strand: string): string =>
  brookStrands.some((one) => one === strand) ? "brook" : strand.includes("-") ? "psp" : "subjects";

type Transition = Extract<Draft, { kind: "transition" }>["fields"];

export function transition(
  pupil: string,
  record: string,
  fields: Pick<Transition, "target" | "after" | "to" | "action"> & Partial<Pick<Transition, "successor" | "why">>,
): Draft {
  return { stream: streams.card(pupil), kind: "transition", record, fields: { pupil, ...fields } };
}

/** A target as it is written down, and its beginning. */
export function begun(
  { id: pupil, outcomes }: Pick<Child, "id" | "outcomes">,
  { id, profile, order, last }: Held,
  programmeOf: string | null,
  successorOf?: string,
): Draft[] {
  const { strand, lives: _lives, followsOn: _followsOn, programme, maintain = false, seldom: _seldom, state: _state, ...said } = profile;
  const fields = {
    ...{ pupil, ...said, framework: frameworkOf(strand), area: strand, outcome: outcomeOf(strand, outcomes), maintain, order },
    programmeOf: programme ? programmeOf : null,
    ...(successorOf === undefined ? {} : { successorOf }),
  };
  return [
    { stream: streams.card(pupil), kind: "target", record: id, fields },
    transition(pupil, last, { target: id, after: null, to: "active", action: "start" }),
  ];
}
