/** The school of every simulation: two classes, a group across them, four pupils, and an adult in every role that sees children. */
import type { GrantScope, Role } from "../../../src/domain/roles.ts";
import type { Day, Instant } from "../../../src/domain/time.ts";
import { addDays, dayOf } from "../../../src/domain/time.ts";
import type { Draft } from "../../../src/domain/draft.ts";

export const zone = "Europe/London";
/** Monday 5 October 2026, 08:00 in London. */
export const opening: Instant = Date.UTC(2026, 9, 5, 7);
const openingDay: Day = dayOf(opening, zone);
const autumn = "2026-09-01";

export interface StaffMember {
  id: string;
  grants: readonly { role: Role; scope: GrantScope; from: Day; until: Day | null }[];
}

function always(role: Role, scope: GrantScope): StaffMember["grants"][number] {
  return { role, scope, from: autumn, until: null };
}

export const staff: readonly StaffMember[] = [
  { id: "lena", grants: [always("leader", { type: "school" })] },
  { id: "marc", grants: [always("phaseLeader", { type: "phase", id: "1" })] },
  { id: "priya", grants: [always("teacher", { type: "class", id: "oak" })] },
  { id: "omar", grants: [always("teacher", { type: "class", id: "elm" })] },
  { id: "tom", grants: [always("ta", { type: "class", id: "oak" })] },
  { id: "uma", grants: [always("ta", { type: "class", id: "hydro" })] },
  { id: "ruth", grants: ["ada", "cai"].map((id) => always("specialist", { type: "pupil", id })) },
  { id: "sam", grants: [{ role: "cover", scope: { type: "class", id: "elm" }, from: openingDay, until: addDays(openingDay, 12) }] },
];

export const classes = ["oak", "elm"] as const;
export const group = "hydro";

const pupils = [
  { id: "ada", in: "oak", groups: [] },
  { id: "bo", in: "oak", groups: [group] },
  { id: "cai", in: "elm", groups: [group] },
  { id: "dee", in: "elm", groups: [] },
] as const;
export const pupilIds: readonly string[] = pupils.map(({ id }) => id);

export function firstTarget(pupil: string): string {
  return `target-${pupil}`;
}

/** What the school is said to be before the first morning. */
export function founding(): Draft[] {
  const named = [...classes.map((id) => ({ id, type: "class" as const })), { id: group, type: "group" as const }];
  return [
    { stream: "school", kind: "school", record: "school", fields: { name: "Riverside", zone } },
    ...named.map(({ id, type }): Draft => ({ stream: "school", kind: "class", record: id, fields: { name: id, type, phase: "1" } })),
    ...staff.map(({ id }): Draft => ({ stream: "school", kind: "staff", record: id, fields: { displayName: id, leftOn: null } })),
    ...pupils.flatMap(({ id, in: home, groups }): Draft[] => {
      const stream = `card/${id}`;
      const places = [{ of: "class" as const, value: home }, ...groups.map((value) => ({ of: "group" as const, value }))];
      return [
        { stream, kind: "pupil", record: id, fields: { firstName: id, lastName: "Reed" } },
        ...places.map(({ of, value }): Draft => ({
          stream,
          kind: "membership",
          record: `${id}-in-${value}`,
          fields: { pupil: id, of, value, from: autumn, until: null },
        })),
        {
          stream,
          kind: "target",
          record: firstTarget(id),
          fields: { pupil: id, wording: `${id} looks for more`, counts: "", doesntCount: "" },
        },
        {
          stream,
          kind: "transition",
          record: `start-${id}`,
          fields: {
            pupil: id,
            target: firstTarget(id),
            after: null,
            settles: [],
            to: "active",
            action: "start",
            successor: "none",
            why: "",
          },
        },
      ];
    }),
  ];
}
