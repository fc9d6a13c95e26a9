/** Pupils and their groups. A pupil is found again by the id of the export, and never brought back once they left or were erased. */
import type { Draft } from "../domain/draft.ts";
import type { ImportSkipCode, ImportRefusal } from "../domain/importCodes.ts";
import { identityId } from "../domain/recordIds.ts";
import { streams } from "../domain/streams.ts";
import type { Day } from "../domain/time.ts";
import { yearGroupOf } from "./grades.ts";
import { resolveLinks, type Resolved } from "./links.ts";
import { emptyPart, type Existing, type Part } from "./plan.ts";
import type { GroupHere } from "./planGroups.ts";
import type { Roster, RosterPupil } from "./roster.ts";
import { heldIn, movedWith } from "./terms.ts";

type Had = Existing["pupils"][number];

export interface PupilIds {
  /** The id the school keeps of where the pupil came from. */
  misId(pupil: string): string;
  /** The id of a pupil who is new here. */
  pupil(pupil: string): string;
  membership(pupil: string, group: string, from: Day): string;
}

/** Why a pupil of the file is not brought in, or undefined when they are. */
function absence(
  had: Had | undefined,
  id: string,
  existing: Existing,
): (ImportSkipCode & ("removedHere" | "leftHere" | "erasedHere")) | undefined {
  if (existing.erased.includes(id)) return "erasedHere";
  if (had?.removed) return "removedHere";
  return had?.left ? "leftHere" : undefined;
}

/** The statements that make a new pupil, or bring one up to what the file says; and the columns that differ. */
function statements(pupil: RosterPupil, id: string, misId: string, had: Had | undefined): { drafts: Draft[]; columns: string[] } {
  const [card, file] = [streams.card(id), streams.file(id)];
  const { firstName, lastName, birthDate } = pupil;
  const yearGroup = yearGroupOf(pupil.grade) ?? null;
  if (!had) {
    return {
      columns: [],
      drafts: [
        { stream: card, kind: "pupil", record: id, fields: { firstName, lastName, knownAs: null, yearGroup, leftOn: null } },
        {
          stream: file,
          kind: "identity",
          record: identityId(id),
          fields: { pupil: id, misId, ...(birthDate === undefined ? {} : { birthDate }) },
        },
      ],
    };
  }
  const { columns: named } = pupil;
  const found = had.misId === null;
  const changed = {
    firstName: had.firstName !== firstName,
    lastName: had.lastName !== lastName,
    grade: yearGroup !== null && had.yearGroup !== yearGroup,
    birthDate: birthDate !== undefined && had.birthDate !== birthDate,
  };
  const name = changed.firstName || changed.lastName ? { firstName, lastName, knownAs: had.knownAs } : {};
  const onCard = { ...name, ...(changed.grade ? { yearGroup } : {}) };
  const drafts: Draft[] = [];
  if (Object.keys(onCard).length > 0) drafts.push({ stream: card, kind: "pupil", record: id, fields: onCard });
  // Somebody made by hand and found by name is known by the export's id from now on.
  if (changed.birthDate || found) {
    const fields = {
      ...(had.identified ? {} : { pupil: id }),
      ...(found ? { misId } : {}),
      ...(birthDate !== undefined && changed.birthDate ? { birthDate } : {}),
    };
    drafts.push({ stream: file, kind: "identity", record: identityId(id), fields });
  }
  const columns = (["firstName", "lastName", "grade", "birthDate"] as const).filter((field) => changed[field]).map((field) => named[field]);
  return { drafts, columns };
}

/** The memberships a pupil does not have yet; the others are said to be there. */
function memberships(own: readonly Resolved[], id: string, existing: Existing, ids: PupilIds, today: Day, part: Part): Draft[] {
  return own.flatMap(({ link, group }): Draft[] => {
    const held = existing.memberships.filter((each) => each.pupil === id && each.group === group.id);
    const { until } = group.period;
    const moved = movedWith(
      held.filter(({ removed }) => !removed),
      group,
    );
    if (moved.length > 0) {
      part.change.push(...moved.map((each) => ({ what: "membership" as const, id: each.id, spot: link.spot, columns: [] })));
      return moved.map((each) => ({ stream: streams.card(id), kind: "membership", record: each.id, fields: { from: each.from, until } }));
    }
    const there = heldIn(held, group.window, group.period, today);
    if (there) {
      part.skip.push({ code: there, ...link.spot });
      return [];
    }
    const record = ids.membership(id, group.id, group.window.from);
    part.add.push({ what: "membership", id: record, spot: link.spot });
    return [
      {
        stream: streams.card(id),
        kind: "membership",
        record,
        fields: { pupil: id, of: "group", value: group.id, ...group.period },
      },
    ];
  });
}

export function planPupils(
  roster: Roster,
  existing: Existing,
  groups: ReadonlyMap<string, GroupHere>,
  ids: PupilIds,
  today: Day,
  same: ReadonlyMap<string, string>,
): { part: Part; refuse: ImportRefusal[] } {
  const part = emptyPart();
  const byMisId = new Map(existing.pupils.flatMap((pupil) => (pupil.misId === null ? [] : [[pupil.misId, pupil]])));
  const byId = new Map(existing.pupils.map((pupil) => [pupil.id, pupil]));
  const known = (pupil: string) => byMisId.get(ids.misId(pupil)) ?? byId.get(ids.pupil(pupil)) ?? byId.get(same.get(pupil) ?? "");
  const here = new Map<string, string>();
  for (const pupil of roster.pupils) {
    const before = known(pupil.id);
    const id = before?.id ?? ids.pupil(pupil.id);
    const absent = absence(before, id, existing);
    if (absent) part.skip.push({ code: absent, ...pupil.spot });
    else here.set(pupil.id, id);
  }
  const links = resolveLinks(roster.enrolments, roster, groups, { type: "pupil", ids: here });
  part.skip.push(...links.skip);
  const grades = new Map<string, { yearGroup: number; pupils: number }>();
  for (const pupil of roster.pupils) {
    const id = here.get(pupil.id);
    if (id === undefined) continue;
    const before = known(pupil.id);
    const { drafts, columns } = statements(pupil, id, ids.misId(pupil.id), before);
    if (!before) part.add.push({ what: "pupil", id, spot: pupil.spot });
    else if (columns.length > 0) part.change.push({ what: "pupil", id, spot: pupil.spot, columns });
    else part.skip.push({ code: "alreadyThere", ...pupil.spot });
    const own = links.resolved.filter(({ person }) => person === id);
    const act = [...drafts, ...memberships(own, id, existing, ids, today, part)];
    if (act.length > 0) part.acts.push(act);
    const yearGroup = yearGroupOf(pupil.grade);
    if (yearGroup !== undefined) grades.set(pupil.grade, { yearGroup, pupils: (grades.get(pupil.grade)?.pupils ?? 0) + 1 });
    else if (pupil.grade !== "") part.notices.push({ code: "gradeNotAYear", ...pupil.spot, column: pupil.columns.grade });
  }
  const years = [...grades].map(([grade, count]) => ({ grade, ...count })).sort((a, b) => a.yearGroup - b.yearGroup);
  if (years.length > 0) part.notices.push({ code: "gradesAreYears", grades: years });
  const pupils = part.add.filter(({ what }) => what === "pupil").length;
  if (pupils > 0) part.notices.push({ code: "pupilsWithoutClass", pupils });
  return { part, refuse: links.refuse };
}
