import type { SeenBy } from "../domain/kinds/evidence.ts";
import type { Role } from "../domain/roles.ts";

export const roleWords: Record<Role, string> = {
  ta: "Teaching assistant",
  cover: "Cover",
  specialist: "Specialist",
  teacher: "Teacher",
  phaseLeader: "Phase leader",
  leader: "School leader",
  technician: "Technician",
};

/** What each role opens, said when somebody is invited. */
export const roleOpensWords: Record<Role, string> = {
  ta: "Sees the pupils of their class and adds what they saw.",
  cover: "For a day or more: adds what they saw, sees only their own records.",
  specialist: "Sees the children of their caseload, adds records and programmes.",
  teacher: "Sees and changes everything of their class.",
  phaseLeader: "Sees and changes everything of the phase; invites its staff.",
  leader: "Sets up the school and invites anybody.",
  technician: "Looks after iPads and backups. Sees no child.",
};

/** Somebody who saw it and has no account here. */
export const seenByRoleWords: Record<Exclude<SeenBy, { staff: string }>["role"], string> = {
  supply: "Cover or supply",
  therapist: "Therapist",
  nurse: "Nurse",
  home: "Home",
  other: "Someone else",
};

/** Who saw it, in a sentence. `nameOf` finds a member of staff; somebody no longer known here is "a colleague". */
export function seenByWords(seenBy: SeenBy, me: string, nameOf: (staff: string) => string | undefined): string {
  if ("staff" in seenBy) return seenBy.staff === me ? "Me" : (nameOf(seenBy.staff) ?? "a colleague");
  const role = seenByRoleWords[seenBy.role];
  return seenBy.name === undefined ? role : `${seenBy.name} (${role.toLowerCase()})`;
}
