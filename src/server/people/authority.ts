/** Whose role is whose to give. Leaders give any; phase leaders the roles of their phase's classes; nobody one above their own. */
import { rolesOver, type School } from "../../domain/own.ts";
import { invites, roles, type Grant, type GrantScope, type Role } from "../../domain/roles.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";

/** Where each role can hold. */
export const scopesOf: Record<Role, readonly GrantScope["type"][]> = {
  ta: ["class"],
  cover: ["class"],
  specialist: ["pupil", "class"],
  teacher: ["class"],
  phaseLeader: ["phase"],
  leader: ["school"],
  technician: ["school"],
};

/** True when a role can hold there at all. Cover is for days that are named. */
export function isGrant({ role, scope, from, until }: Pick<Grant, "role" | "scope" | "from" | "until">): boolean {
  const ordered = until === null ? role !== "cover" : from <= until;
  return ordered && scopesOf[role].includes(scope.type);
}

/** True when the class, group or child that a grant is about is there. A phase is there as soon as a class may be in it. */
export function isThere(scope: GrantScope, { classes, pupils = [] }: Pick<School, "classes" | "pupils">): boolean {
  if (scope.type === "class") return classes.some(({ id }) => id === scope.id);
  return scope.type !== "pupil" || pupils.includes(scope.id);
}

/** The roles a giver holds over the place of a grant. Over a phase or the school, only those of a leader count. */
function rolesThere(giver: string, scope: GrantScope, day: Day, school: School): Role[] {
  if (scope.type === "class") return rolesOver(giver, day, streams.class(scope.id), school);
  if (scope.type === "pupil") return rolesOver(giver, day, streams.card(scope.id), school);
  return rolesOver(giver, day, streams.school, school).filter((role) => role === "leader");
}

/** May this person give, or end, this role in this place today? */
export function mayGive(giver: string, grant: Pick<Grant, "role" | "scope">, day: Day, school: School): boolean {
  if (rolesOver(giver, day, streams.school, school).includes("leader")) return true;
  return rolesThere(giver, grant.scope, day, school).some((held) => invites[held].some((role) => role === grant.role));
}

/** The roles a person may give somewhere today. */
export function mayInvite(person: string, day: Day, school: School): Role[] {
  const held = rolesOver(person, day, streams.school, school);
  return roles.filter((role) => held.some((each) => invites[each].some((given) => given === role)));
}

/**
 * May this person manage that one: make them a new link, end their sessions, say that they left? A leader anybody; a phase
 * leader those whose every role is theirs to give.
 */
export function mayManage(giver: string, grants: readonly Grant[], day: Day, school: School): boolean {
  if (rolesOver(giver, day, streams.school, school).includes("leader")) return true;
  return grants.length > 0 && grants.every((grant) => mayGive(giver, grant, day, school));
}
