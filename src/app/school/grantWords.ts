import type { ClassChoice, StaffView } from "../../client/views/people.ts";
import { invites, type Role } from "../../domain/roles.ts";
import { phaseSaid } from "../../words/phases.ts";
import { roleWords } from "../../words/roles.ts";

/** "Teacher, Kingfisher": what somebody may do, and where. */
export function grantSaid(grant: StaffView["grants"][number], classes: readonly ClassChoice[]): string {
  const { scope } = grant;
  const place =
    scope.type === "class"
      ? classes.find((one) => one.id === scope.id)?.name
      : scope.type === "phase" && scope.id !== undefined
        ? phaseSaid(scope.id)
        : scope.type === "pupil"
          ? "one pupil"
          : undefined;
  return place === undefined ? roleWords[grant.role] : `${roleWords[grant.role]}, ${place}`;
}

/** The roles somebody may hand out: leaders any, phase leaders those of a class, nobody above their own. */
export function mayGive(mine: readonly Role[]): Role[] {
  return [...new Set(mine.flatMap((role) => invites[role]))];
}

/** Where a role holds: a class, a phase, or the whole school. */
export function placeOfRole(role: Role): "class" | "phase" | "school" {
  if (role === "leader" || role === "technician") return "school";
  return role === "phaseLeader" ? "phase" : "class";
}
