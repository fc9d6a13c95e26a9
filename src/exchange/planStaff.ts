/** Teachers become staff with an invitation, and teach the groups of their sections. Nobody gets an account by an import. */
import type { ImportRefusal } from "../domain/importCodes.ts";
import { streams } from "../domain/streams.ts";
import type { Day } from "../domain/time.ts";
import { resolveLinks } from "./links.ts";
import { emptyPart, type Existing, type GrantEnd, type Part, type StaffInvitation, type TeachingGrant } from "./plan.ts";
import type { GroupHere } from "./planGroups.ts";
import type { Roster } from "./roster.ts";
import { heldIn, movedWith } from "./terms.ts";

export interface StaffPlan {
  part: Part;
  refuse: ImportRefusal[];
  invitations: StaffInvitation[];
  grants: TeachingGrant[];
  grantEnds: GrantEnd[];
}

export function planStaff(
  roster: Roster,
  existing: Existing,
  groups: ReadonlyMap<string, GroupHere>,
  idOf: (staff: string) => string,
  today: Day,
  same: ReadonlyMap<string, string>,
): StaffPlan {
  const part = emptyPart();
  const invitations: StaffInvitation[] = [];
  const grants: TeachingGrant[] = [];
  const grantEnds: GrantEnd[] = [];
  const had = new Map(existing.staff.map((member) => [member.id, member]));
  const here = new Map<string, string>();
  for (const member of roster.staff) {
    const id = same.get(member.id) ?? idOf(member.id);
    const before = had.get(id);
    const displayName = `${member.firstName} ${member.lastName}`;
    if (before?.removed || before?.left) {
      part.skip.push({ code: before.removed ? "removedHere" : "leftHere", ...member.spot });
      continue;
    }
    here.set(member.id, id);
    if (before && before.displayName !== displayName && id === idOf(member.id)) {
      part.acts.push([{ stream: streams.school, kind: "staff", record: id, fields: { displayName } }]);
      part.change.push({ what: "staff", id, spot: member.spot, columns: member.nameColumns });
      continue;
    }
    if (before) {
      part.skip.push({ code: "alreadyThere", ...member.spot });
      continue;
    }
    part.acts.push([{ stream: streams.school, kind: "staff", record: id, fields: { displayName, leftOn: null } }]);
    part.add.push({ what: "staff", id, spot: member.spot });
    invitations.push({ person: id, displayName, email: member.email || null, suggestedLogin: member.userName });
  }
  const links = resolveLinks(roster.teaching, roster, groups, { type: "staff", ids: here });
  part.skip.push(...links.skip);
  for (const { link, person, group } of links.resolved) {
    const held = existing.teaching.filter((each) => each.person === person && each.group === group.id);
    const { until } = group.period;
    const moved = movedWith(
      held.filter(({ ended }) => !ended),
      group,
    );
    if (moved.length > 0 && until !== null) {
      grantEnds.push(...moved.map(({ id }) => ({ grant: id, until })));
      part.change.push({ what: "teaching", id: `${person}/${group.id}`, spot: link.spot, columns: [] });
      continue;
    }
    const there = heldIn(held, group.window, group.period, today);
    if (there) {
      part.skip.push({ code: there, ...link.spot });
      continue;
    }
    grants.push({ person, group: group.id, ...group.period });
    part.add.push({ what: "teaching", id: `${person}/${group.id}`, spot: link.spot });
  }
  const taught = new Set(grants.map(({ person }) => person));
  const alone = invitations.filter(({ person }) => !taught.has(person)).length;
  const withoutEmail = invitations.filter(({ email }) => email === null).length;
  if (withoutEmail > 0) part.notices.push({ code: "staffWithoutEmail", staff: withoutEmail });
  if (alone > 0) part.notices.push({ code: "staffWithoutGroup", staff: alone });
  return { part, refuse: links.refuse, invitations, grants, grantEnds };
}
