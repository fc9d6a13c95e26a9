/**
 * What a person may do with a stream, by what the server knows: dated, so that a change is judged by the day it was made, and
 * what was written before access ended may still arrive for a while.
 */
import { mayWrite, type Rights } from "../../domain/access.ts";
import type { KindName } from "../../domain/kinds.ts";
import { grantsStanding, ownStreams, rolesOver, type School } from "../../domain/own.ts";
import type { Role } from "../../domain/roles.ts";
import type { StreamName } from "../../domain/streams.ts";
import { addDays, holdsOn, type Day, type Instant } from "../../domain/time.ts";
import { lateDays, leaverDays } from "../../sync/protocol.ts";
import { schoolDay } from "../projection/schoolDay.ts";
import { classesAt, classesNow, classesOn } from "../storage/datedClass.ts";
import { grantsAt } from "../storage/datedGrant.ts";
import type { PersonFacts, SchoolFacts } from "../storage/streamStore.ts";

/** What access is worked out from, of one person and the streams in question. */
export interface Facts {
  person: PersonFacts;
  school: SchoolFacts;
}

/** The school as one person's roles, and the classes, stood at an instant: what a change is judged by. */
export function schoolAt({ person, school }: Facts, at: Instant): School {
  return { ...school, grants: grantsAt(person, at), classes: classesAt(school.datedClasses, at) };
}

/** The school as it is for one person now. */
export function schoolNow({ person, school }: Facts, now: Instant): School {
  return { ...school, grants: grantsAt(person, now), classes: classesNow(school.datedClasses) };
}

/**
 * For how long what was written before access ended may still arrive. Somebody who left the school has less time than
 * somebody whose role ended, or whose class a child moved out of: they are at their tablet no longer.
 */
function patienceWith({ leftOn }: PersonFacts): number {
  return leftOn === null ? lateDays : leaverDays;
}

export interface Standing {
  rights: Rights;
  roles: Role[];
  /** Access has ended since. */
  late: boolean;
}

/** Why somebody may not: the stream is none of theirs, or this kind in it is not. */
export type Denied = "forbidden_stream" | "forbidden_kind";

export interface Asked {
  person: string;
  stream: StreamName;
  kind: KindName;
  /** When it was made, by its stamp. */
  at: Instant;
  /** When it arrives. */
  now: Instant;
  /** Administration: done by who may do it now, whatever its stamp says, and never late. */
  online: boolean;
}

/** Judges a change of one kind. */
export function standing(facts: Facts, ask: Asked): Standing | Denied {
  const { person, stream, kind, at, now, online } = ask;
  const day = schoolDay(at, facts.school.zone);
  const then = schoolAt(facts, at);
  const rights = ownStreams(person, day, then).get(stream);
  if (!rights) return "forbidden_stream";
  if (!mayWrite(rights, kind)) return "forbidden_kind";
  const judged = { rights, roles: rolesOver(person, day, stream, then) };
  const today = schoolDay(now, facts.school.zone);
  const may = (on: Day, school: School) => mayOn(person, on, stream, kind, school);
  if (may(today, schoolNow(facts, now))) return { ...judged, late: false };
  if (online) return "forbidden_stream";
  if (day > today) return { ...judged, late: false };

  // Counted back from today: the last day on which it was still theirs must be near enough.
  const { zone, datedClasses } = facts.school;
  const grants = grantsStanding(facts.person.grants, facts.person.leftOn);
  for (let back = 0; back <= patienceWith(facts.person); back += 1) {
    const on = addDays(today, -back);
    if (may(on, { ...facts.school, grants, classes: classesOn(datedClasses, on, zone) })) return { ...judged, late: true };
  }
  return "forbidden_stream";
}

function mayOn(person: string, day: Day, stream: StreamName, kind: KindName, school: School): boolean {
  const rights = school.grants.some((grant) => holdsOn(grant, day)) ? ownStreams(person, day, school).get(stream) : undefined;
  return rights !== undefined && mayWrite(rights, kind);
}
