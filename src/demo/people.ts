/** Everybody's ids, drawn from the seed by name, so that a child more changes nobody else's. */
import type { Grant } from "../domain/roles.ts";
import type { Day, Instant } from "../domain/time.ts";
import { uuid7 } from "./ids.ts";
import type { ClassProfile, PupilProfile, StaffProfile } from "./profile.ts";
import type { Random } from "./random.ts";
import type { PlannedOutcome } from "./towards.ts";

export interface Pupil {
  id: string;
  profile: PupilProfile;
  targets: readonly { id: string; profile: PupilProfile["targets"][number] }[];
  chips: readonly { id: string; label: string }[];
  outcomes: readonly PlannedOutcome[];
}

export interface Member {
  id: string;
  profile: StaffProfile;
}

/** A class with the ids of all that is in it. */
export interface Cast {
  id: string;
  profile: ClassProfile;
  phase: string;
  pupils: readonly Pupil[];
  staff: readonly Member[];
  /** Of activities and groups, by key. */
  activities: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
}

/** @param leader the id of a leader who is there already; otherwise the profile's leader is made */
export function castOf(profile: ClassProfile, phase: string, from: Instant, seed: Random, leader: string | undefined): Cast {
  const idOf = (name: string) => uuid7(from, seed.fork(`id ${name}`));
  return {
    id: idOf(`class ${profile.key}`),
    profile,
    phase,
    pupils: profile.pupils.map((pupil) => ({
      id: idOf(`pupil ${pupil.key}`),
      profile: pupil,
      targets: pupil.targets.map((target, index) => ({ id: idOf(`target ${pupil.key} ${index}`), profile: target })),
      chips: pupil.chips.map((label, index) => ({ id: idOf(`chip ${pupil.key} ${index}`), label })),
      outcomes: pupil.outcomes.map((outcome, index) => ({ id: idOf(`outcome ${pupil.key} ${index}`), ...outcome })),
    })),
    staff: profile.staff.map((member) => ({
      id: member.role === "leader" && leader !== undefined ? leader : idOf(`staff ${member.key}`),
      profile: member,
    })),
    activities: new Map(profile.activities.map(({ key }) => [key, idOf(`activity ${key}`)])),
    groups: new Map(profile.groups.map(({ key }) => [key, idOf(`group ${key}`)])),
  };
}

/** The member of staff with a role. @throws when the class has none */
export function memberWith(cast: Cast, role: StaffProfile["role"]): Member {
  const found = cast.staff.find((member) => member.profile.role === role);
  if (!found) throw new Error(`The class has no ${role}.`);
  return found;
}

/** Who answers for the class: its teacher, or whoever leads the phase while there is none. */
export function inCharge(cast: Cast): Member {
  return cast.staff.find((member) => member.profile.role === "teacher") ?? memberWith(cast, "phaseLeader");
}

/** Known ids: everything named in a profile was given one. @throws when it was not */
export function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`Nothing in the class is called ${key}.`);
  return id;
}

/** What each member of staff may do, and from when. A specialist's caseload is every child with a target of their programme. */
export function grantsOf(cast: Cast, from: Day, seed: Random, at: Instant): Grant[] {
  const caseload = cast.pupils.filter(({ targets }) => targets.some(({ profile }) => profile.programme));
  return cast.staff.flatMap(({ id: person, profile: { key, role, groups } }) => {
    const scopes: Grant["scope"][] =
      role === "leader"
        ? [{ type: "school" }]
        : role === "phaseLeader"
          ? [{ type: "phase", id: cast.phase }]
          : [
              ...(role === "specialist"
                ? caseload.map(({ id }) => ({ type: "pupil", id }) as const)
                : [{ type: "class", id: cast.id } as const]),
              ...groups.map((group) => ({ type: "class", id: idIn(cast.groups, group) }) as const),
            ];
    return scopes.map((scope, index) => ({ id: uuid7(at, seed.fork(`grant ${key} ${index}`)), person, role, scope, from, until: null }));
  });
}
