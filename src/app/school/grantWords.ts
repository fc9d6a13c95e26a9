import type { ClassChoice, OnRoll, StaffView } from "../../client/views/people.ts";
import { invites, type Role } from "../../domain/roles.ts";
import { dayOf, type Day, type Instant } from "../../domain/time.ts";
import { dayWords } from "../../words/dates.ts";
import { counted } from "../../words/lists.ts";
import { phaseSaid } from "../../words/phases.ts";
import { roleWords } from "../../words/roles.ts";

type Granted = StaffView["grants"][number];

/** Where a grant may hold, by name: the classes, and the children of a caseload. */
export interface Named {
  classes: readonly ClassChoice[];
  children: readonly OnRoll[];
}

/** "Teacher, Kingfisher", "Cover, Oak, Mon 3 Nov to Wed 5 Nov": what somebody may do, where, and when if not always. */
export function grantSaid(grant: Granted, { classes, children }: Named, today: Day): string {
  const { scope, from, until } = grant;
  const place =
    scope.type === "class"
      ? classes.find((one) => one.id === scope.id)?.name
      : scope.type === "phase" && scope.id !== undefined
        ? phaseSaid(scope.id)
        : scope.type === "pupil"
          ? (children.find(({ pupil }) => pupil === scope.id)?.name ?? "a child who is not on this iPad")
          : undefined;
  const began = from <= today ? "" : `from ${dayWords(from, today)}`;
  const ends = until === null ? "" : `until ${dayWords(until, today)}`;
  return [roleWords[grant.role], place ?? "", [began, ends].filter((part) => part !== "").join(" ")]
    .filter((part) => part !== "")
    .join(", ");
}

/** All that somebody may do, in as many lines; the children of a caseload are counted. */
export function grantsSaid(grants: readonly Granted[], named: Named, today: Day): string[] {
  const children = new Set(grants.flatMap(({ scope }) => (scope.type === "pupil" ? [scope.id] : [])));
  const others = grants.filter(({ scope }) => scope.type !== "pupil").map((grant) => grantSaid(grant, named, today));
  return children.size === 0
    ? others
    : [...others, `${roleWords.specialist}, a caseload of ${counted(children.size, "child", "children")}`];
}

/** Whether somebody can sign in, in a line. */
export function standingSaid({ leftOn, hasAccount, link }: StaffView, now: Instant, zone: string): string {
  const today = dayOf(now, zone);
  if (leftOn !== null) return `Left ${dayWords(leftOn, today)}`;
  const until =
    link === null ? null : link.expiresAt <= now ? "has run out" : `works until ${dayWords(dayOf(link.expiresAt, zone), today)}`;
  if (!hasAccount) return until === null ? "Has no sign-in yet: make a link" : `Invited; the link ${until}`;
  return until === null ? "Has a sign-in" : `Has a sign-in; a link for a new password ${until}`;
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
