/**
 * What is a person's own on a day: the classes, groups, caseload, phase or school of their grants, and the pupils whose
 * memberships put them there. Dated at both ends, so the same question can be asked of any day.
 */
import { access, type Reading, type Rights, type Writing } from "./access.ts";
import type { Grant, Role } from "./roles.ts";
import { parseStream, streams, type StreamName, type StreamType } from "./streams.ts";
import { academicYearOf, holdsOn, yearBefore, type Day } from "./time.ts";

/** A pupil's place in a class, group, phase, site or pathway. */
export interface Place {
  pupil: string;
  of: "class" | "group" | "phase" | "site" | "pathway";
  value: string;
  from: Day;
  until: Day | null;
}

/** A class or group, and the phase it belongs to. */
export interface NamedClass {
  id: string;
  phase: string | null;
}

/** What access is worked out from. Kept by the server in a projection, in the same transaction as the log. */
export interface School {
  grants: readonly Grant[];
  places: readonly Place[];
  classes: readonly NamedClass[];
  /** Pupils who have a card. Without them a leader could not reach a child who has no place yet, to give them one. */
  pupils?: readonly string[];
}

/**
 * Somebody's grants as they stand with the day they left: no role outlasts it, whatever its own last day says. Whoever asks
 * what a person may do asks through this, so that leaving ends everything at once.
 */
export function grantsStanding<G extends Pick<Grant, "until">>(grants: readonly G[], leftOn: Day | null): G[] {
  if (leftOn === null) return [...grants];
  return grants.map((grant) => (grant.until !== null && grant.until < leftOn ? grant : { ...grant, until: leftOn }));
}

/** Rights of each stream a person has a hand in on a day. A stream that is absent is none of theirs. */
export type OwnStreams = Map<StreamName, Rights>;

const strength: Record<Reading, number> = { none: 0, demand: 1, own: 2, all: 3 };

function joinWriting(one: Writing, other: Writing): Writing {
  if (one === "all" || other === "all") return "all";
  if (one === "none") return other;
  if (other === "none") return one;
  return [...new Set([...one, ...other])];
}

/** Two roles of one person add up: the stronger reading, every kind either may write. */
function joinRights(one: Rights, other: Rights): Rights {
  return { read: strength[one.read] >= strength[other.read] ? one.read : other.read, write: joinWriting(one.write, other.write) };
}

/** The classes a grant covers on a day: one, those of its phase, or the whole school's. */
function classesOf(grant: Grant, school: School): string[] {
  switch (grant.scope.type) {
    case "class":
      return [grant.scope.id];
    case "phase": {
      const phase = grant.scope.id;
      return school.classes.filter((named) => named.phase === phase).map((named) => named.id);
    }
    case "school":
      return school.classes.map((named) => named.id);
    case "pupil":
      return [];
  }
}

/** The pupils a grant covers on a day. */
function pupilsOf(grant: Grant, school: School, day: Day): string[] {
  const { scope } = grant;
  if (scope.type === "pupil") return [scope.id];
  if (scope.type === "school") return [...new Set([...school.places.map((place) => place.pupil), ...(school.pupils ?? [])])];
  const classes = new Set(classesOf(grant, school));
  return school.places
    .filter(
      (place) =>
        holdsOn(place, day) &&
        (((place.of === "class" || place.of === "group") && classes.has(place.value)) ||
          (scope.type === "phase" && place.of === "phase" && place.value === scope.id)),
    )
    .map((place) => place.pupil);
}

/** Every stream a person may read or write on a day, with what they may do there. Evidence is this year's and last year's. */
export function ownStreams(person: string, day: Day, school: School): OwnStreams {
  const own: OwnStreams = new Map();
  const add = (role: Role, type: StreamType, name: StreamName) => {
    const rights = access[role][type];
    if (rights.read === "none" && rights.write === "none") return;
    const had = own.get(name);
    own.set(name, had ? joinRights(had, rights) : rights);
  };
  const year = academicYearOf(day);
  for (const grant of school.grants) {
    if (grant.person !== person || !holdsOn(grant, day)) continue;
    add(grant.role, "school", streams.school);
    add(grant.role, "leadership", streams.leadership);
    for (const id of classesOf(grant, school)) add(grant.role, "class", streams.class(id));
    for (const pupil of pupilsOf(grant, school, day)) {
      add(grant.role, "card", streams.card(pupil));
      add(grant.role, "file", streams.file(pupil));
      for (const each of [year, yearBefore(year)]) add(grant.role, "evidence", streams.evidence(pupil, each));
    }
  }
  return own;
}

/** Whether a phase's data points are a person's to close on a day: their own phase's, or every phase's for who leads the school. */
export function mayLock(person: string, day: Day, phase: string, school: School): boolean {
  return school.grants.some(
    ({ person: holder, role, scope, from, until }) =>
      holder === person &&
      holdsOn({ from, until }, day) &&
      (role === "leader" || (role === "phaseLeader" && scope.type === "phase" && scope.id === phase)),
  );
}

/** The roles a person holds over one stream on a day: what decides whose records they may correct. */
export function rolesOver(person: string, day: Day, stream: StreamName, school: School): Role[] {
  const parts = parseStream(stream);
  const held = school.grants.filter((grant) => grant.person === person && holdsOn(grant, day));
  if (!parts || parts.type === "school" || parts.type === "leadership") return held.map((grant) => grant.role);
  return held
    .filter((grant) =>
      parts.type === "class"
        ? classesOf(grant, school).some((id) => id === parts.id)
        : pupilsOf(grant, school, day).some((pupil) => pupil === parts.id),
    )
    .map((grant) => grant.role);
}
