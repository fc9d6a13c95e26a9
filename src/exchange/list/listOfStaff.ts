/** A list of staff: somebody new gets an invitation, and everybody the roles of their rows. Nobody gets an account by an import. */
import type { ListQuestion } from "../../domain/listCodes.ts";
import type { GrantScope, Role } from "../../domain/roles.ts";
import { roles } from "../../domain/roles.ts";
import { sameName } from "../../domain/sameName.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import { readDate } from "../dates.ts";
import type { ListGiven } from "./given.ts";
import type { GrantHere } from "./here.ts";
import type { ListPart, RoleGrant } from "./part.ts";
import type { Places } from "./places.ts";
import { Reading, tooLong, type ListRow } from "./rows.ts";
import { role as roleAnswers, severalOf } from "./values.ts";

interface StaffRow {
  row: ListRow;
  displayName: string;
  email: string;
  role: Role;
  scopes: GrantScope[];
  keys: string[];
  from: Day;
  until: Day | null;
}

export function listOfStaff(given: ListGiven, part: ListPart): ListQuestion | undefined {
  const { rows, places, here } = given;
  const read = rows.flatMap((row): StaffRow[] => {
    const reading = new Reading(row);
    const member = readStaff(reading, given);
    part.refuse.push(...reading.refused);
    return member && reading.refused.length === 0 ? [member] : [];
  });
  if (places.missing.length > 0) return { code: "newPlaces", places: places.missing };
  const fresh = new Set<string>();
  for (const member of read) planMember(member, fresh, given, part);
  const invited = part.invitations;
  const placed = new Set([...part.grants, ...here.grants].map(({ person }) => person));
  const [withoutEmail, alone] = [
    invited.filter(({ email }) => email === null).length,
    invited.filter(({ person }) => !placed.has(person)).length,
  ];
  if (withoutEmail > 0) part.notices.push({ code: "staffWithoutEmail", staff: withoutEmail });
  if (alone > 0) part.notices.push({ code: "staffWithoutGroup", staff: alone });
  const byRole = roles
    .map((role) => ({ role, people: new Set(part.grants.filter((grant) => grant.role === role).map(({ person }) => person)).size }))
    .filter(({ people }) => people > 0);
  if (byRole.length > 0) part.notices.push({ code: "rolesGiven", roles: byRole });
  return undefined;
}

function readStaff(reading: Reading, { places, order, today }: ListGiven): StaffRow | undefined {
  const { row } = reading;
  tooLong(reading, ["firstName", "lastName", "fullName", "email", "class", "phase"]);
  const displayName = row.get("fullName") || [row.get("firstName"), row.get("lastName")].filter((name) => name !== "").join(" ");
  if (displayName === "") reading.refuse({ code: "valueMissing" }, row.spot("fullName").column === undefined ? "lastName" : "fullName");
  if (row.get("role") === "") reading.refuse({ code: "valueMissing" }, "role");
  const role = reading.value("role", roleAnswers.read, { code: "notOneOf", choices: roleAnswers.choices });
  const from = reading.value("from", (cell) => readDate(cell, order), { code: "notADate" }) ?? today;
  const until = reading.value("until", (cell) => readDate(cell, order), { code: "notADate" }) ?? null;
  if (until !== null && until < from) reading.refuse({ code: "untilBeforeFrom" }, "until");
  if (role === "cover" && until === null) reading.refuse({ code: "roleWithoutEnd" }, "role");
  if (role === "phaseLeader" && row.get("phase") === "") reading.refuse({ code: "roleWithoutPlace" }, "role");
  if (!role) return undefined;
  return { row, displayName, email: row.get("email"), role, ...scopesOf(reading, role, places), from, until };
}

/** Where a role holds: what the row names of the sort that the role can hold in, and no more than that. */
function scopesOf(reading: Reading, role: Role, places: Places): { scopes: GrantScope[]; keys: string[] } {
  const { row } = reading;
  if (role === "leader" || role === "technician") return { scopes: [{ type: "school" }], keys: [] };
  const named =
    role === "phaseLeader"
      ? severalOf(row.get("phase")).map((name) => ({ field: "phase", of: "phase", name }) as const)
      : [
          ...severalOf(row.get("class")).map((name) => ({ field: "class", of: "class", name }) as const),
          ...severalOf(row.get("groups")).map((name) => ({ field: "groups", of: "group", name }) as const),
        ];
  const scopes = named.flatMap(({ field, of, name }): GrantScope[] => {
    const found = places.find(reading, field, of, name);
    return found ? [{ type: of === "phase" ? "phase" : "class", id: found.value }] : [];
  });
  return { scopes, keys: named.map(({ of, name }) => places.keyOf(of, name)) };
}

function planMember(member: StaffRow, fresh: Set<string>, { here, ids, today }: ListGiven, part: ListPart): void {
  const { row, displayName, email } = member;
  const own = ids.of("staff", email === "" ? sameName(displayName) : email.toLowerCase());
  const byId = here.staff.find(({ id }) => id === own);
  const alike = here.staff.filter((each) => !each.removed && sameName(each.displayName) === sameName(displayName));
  if (!byId && alike.length > 1) {
    part.refuse.push({ code: "sameNameUnclear", ...row.spot() });
    return;
  }
  const had = byId ?? alike[0];
  if (had?.removed || had?.left) {
    part.skip.push({ code: had.removed ? "removedHere" : "leftHere", ...row.spot() });
    return;
  }
  const person = had?.id ?? own;
  const isNew = !had && !fresh.has(person);
  const renamed = byId !== undefined && byId.displayName !== displayName;
  if (isNew || renamed) {
    part.acts.push([{ stream: streams.school, kind: "staff", record: person, fields: { displayName } }]);
  }
  if (isNew) part.invitations.push({ person, displayName, email: email === "" ? null : email, suggestedLogin: "" });
  const grants = member.scopes.map((scope): RoleGrant => ({ person, role: member.role, scope, from: member.from, until: member.until }));
  const open = grants.filter((grant) => ![...here.grants, ...part.grants].some((other) => isThere(other, grant, today)));
  part.grants.push(...open);
  for (const key of member.keys) part.used.add(key);
  if (!had) fresh.add(person);
  const columns = [
    ...(renamed ? (["fullName", "firstName", "lastName"] as const) : []),
    ...(open.length > 0 ? (["role", "class", "groups", "phase"] as const) : []),
  ].flatMap((field) => (row.get(field) === "" ? [] : (row.spot(field).column ?? [])));
  const ended = grants.length > 0 && grants.every((grant) => here.grants.some((other) => other.ended && isSame(other, grant)));
  if (isNew || (!had && open.length > 0)) part.add.push(row.spot());
  else if (renamed || open.length > 0) part.change.push({ ...row.spot(), columns });
  else part.skip.push({ code: ended ? "endedHere" : "alreadyThere", ...row.spot() });
}

const isSame = (one: RoleGrant, other: RoleGrant) =>
  one.person === other.person && one.role === other.role && JSON.stringify(one.scope) === JSON.stringify(other.scope);

/** A role that is held already, or that somebody ended here: what a leader ended is not given again by a list. */
function isThere(one: RoleGrant & Partial<GrantHere>, wanted: RoleGrant, today: Day): boolean {
  return isSame(one, wanted) && (one.ended === true || one.until === null || one.until >= (wanted.from > today ? wanted.from : today));
}
