/**
 * What a person may do with a stream, by what the server knows: dated, so that a change is judged by the day it was made, and
 * what was written before access ended may still arrive for a while.
 */
import { mayWrite, type Rights } from "../../domain/access.ts";
import type { KindName } from "../../domain/kinds.ts";
import { ownStreams, rolesOver, type School } from "../../domain/own.ts";
import type { Role } from "../../domain/roles.ts";
import type { StreamName } from "../../domain/streams.ts";
import { addDays, dayOf, holdsOn, type Day, type Instant } from "../../domain/time.ts";
import { lateDays, leaverDays } from "../../sync/protocol.ts";
import type { DatedGrant } from "../storage/datedGrant.ts";
import type { PersonFacts, SchoolFacts } from "../storage/streamStore.ts";

/** What access is worked out from, of one person and the streams in question. */
export interface Facts {
  person: PersonFacts;
  school: SchoolFacts;
}

/** Roles end with the day their holder left, whatever they say themselves. */
function grantsOf({ grants, leftOn }: PersonFacts): DatedGrant[] {
  if (leftOn === null) return [...grants];
  return grants.map((grant) => ({ ...grant, until: grant.until !== null && grant.until < leftOn ? grant.until : leftOn }));
}

/** The school as one person's roles stood at an instant: what somebody ended at noon gave rights until noon. */
export function schoolAt({ person, school }: Facts, at: Instant): School {
  return { ...school, grants: grantsOf(person).filter(({ endedAt }) => endedAt === null || at < endedAt) };
}

/** Whether nothing holds any more and nothing is to come: their tablets may send what waits, and not for long. */
function hasLeft({ person }: Facts, today: Day): boolean {
  return grantsOf(person).every(({ until, endedAt }) => endedAt !== null || (until !== null && until < today));
}

export interface Standing {
  rights: Rights;
  roles: Role[];
  /** Access has ended since. */
  late: boolean;
}

/** Why somebody may not: the stream is none of theirs, or this kind in it is not. */
export type Denied = "forbidden_stream" | "forbidden_kind";

/** Judges a change of one kind, made at `at` and arriving `now`. */
export function standing(
  facts: Facts,
  ask: { person: string; stream: StreamName; kind: KindName; at: Instant; now: Instant },
): Standing | Denied {
  const { person, stream, kind, at, now } = ask;
  const day = dayOf(at, facts.school.zone);
  const then = schoolAt(facts, at);
  const rights = ownStreams(person, day, then).get(stream);
  if (!rights) return "forbidden_stream";
  if (!mayWrite(rights, kind)) return "forbidden_kind";
  const judged = { rights, roles: rolesOver(person, day, stream, then) };
  const today = dayOf(now, facts.school.zone);
  const may = (on: Day, school: School) => mayOn(person, on, stream, kind, school);
  if (may(today, schoolAt(facts, now)) || day > today) return { ...judged, late: false };

  // Counted back from today: the last day on which it was still theirs must be near enough.
  const ever: School = { ...facts.school, grants: grantsOf(facts.person) };
  const patience = hasLeft(facts, today) ? leaverDays : lateDays;
  for (let back = 0; back <= patience; back += 1) {
    if (may(addDays(today, -back), ever)) return { ...judged, late: true };
  }
  return "forbidden_stream";
}

function mayOn(person: string, day: Day, stream: StreamName, kind: KindName, school: School): boolean {
  const rights = school.grants.some((grant) => holdsOn(grant, day)) ? ownStreams(person, day, school).get(stream) : undefined;
  return rights !== undefined && mayWrite(rights, kind);
}
