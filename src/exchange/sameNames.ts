/**
 * People of a roster who are called as people who are here and did not come from it: a leader who set the school up, a child
 * whose card was made by hand. Whether they are the same is a person's to say, or one child would have two cards.
 */
import type { ImportRefusal, Spot } from "../domain/importCodes.ts";
import type { Existing } from "./plan.ts";
import type { PupilIds } from "./planPupils.ts";
import { idKey, type Roster, type RosterPupil } from "./roster.ts";

/** By the id of the roster's row. */
interface Matches {
  /** Who is here already under the same name, where that is one person and no other row is called so. */
  same: ReadonlyMap<string, string>;
  /** Rows of which that cannot be told: one child's card is never given to two. */
  unclear: ReadonlyMap<string, Spot>;
}

export interface SameNames {
  staff: Matches;
  pupils: Matches;
}

const nobody: Matches = { same: new Map(), unclear: new Map() };

/** Everybody of the roster comes in as somebody new. */
export const nobodyTheSame: SameNames = { staff: nobody, pupils: nobody };

const plain = (...names: string[]) => names.join(" ").normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** Two dates that are both known, and differ, are two children; one that is not known tells nothing. */
const bornApart = (pupil: RosterPupil, had: Existing["pupils"][number]) =>
  pupil.birthDate !== undefined && had.birthDate !== null && pupil.birthDate !== had.birthDate;

export function findSameNames(
  roster: Roster,
  existing: Existing,
  { staff: staffId, pupil: ids }: { staff: (id: string) => string; pupil: PupilIds },
): SameNames {
  const ours = new Set(roster.staff.map(({ id }) => staffId(id)));
  const others = existing.staff.filter(({ id, removed }) => !removed && !ours.has(id));
  const staffHere = new Set(existing.staff.map(({ id }) => id));
  const newStaff = roster.staff.filter(({ id }) => !staffHere.has(staffId(id)));

  const byHand = existing.pupils.filter(({ misId, removed }) => misId === null && !removed);
  const known = new Set(existing.pupils.flatMap(({ id, misId }) => [id, ...(misId === null ? [] : [misId])]));
  const newPupils = roster.pupils.filter(({ id }) => !known.has(ids.misId(id)) && !known.has(ids.pupil(id)));
  return {
    staff: matched(newStaff, others, (row, had) => plain(had.displayName) === plain(row.firstName, row.lastName)),
    pupils: matched(
      newPupils,
      byHand,
      (row, had) => plain(had.firstName, had.lastName) === plain(row.firstName, row.lastName) && !bornApart(row, had),
    ),
  };
}

function matched<R extends { id: string; spot: Spot }, H extends { id: string }>(
  rows: readonly R[],
  here: readonly H[],
  alike: (row: R, had: H) => boolean,
): Matches {
  const same = new Map<string, string>();
  const unclear = new Map<string, Spot>();
  for (const row of rows) {
    const [had, ...more] = here.filter((each) => alike(row, each));
    if (!had) continue;
    const alone = more.length === 0 && rows.every((each) => each === row || !alike(each, had));
    if (alone) same.set(row.id, had.id);
    else unclear.set(row.id, row.spot);
  }
  return { same, unclear };
}

/** Every row that is called as somebody here, in the order of the files. */
export function sameNameSpots(roster: Roster, { staff, pupils }: SameNames): Spot[] {
  const of = (rows: Roster["staff"] | Roster["pupils"], { same, unclear }: Matches) =>
    rows.filter(({ id }) => same.has(id) || unclear.has(id)).map(({ spot }) => spot);
  return [...of(roster.staff, staff), ...of(roster.pupils, pupils)];
}

/** The roster without the rows of which nobody can tell who they are, and what is said of those. */
export function withoutUnclear(roster: Roster, { staff, pupils }: SameNames): { roster: Roster; refused: ImportRefusal[] } {
  const leftOut = (what: "staff" | "pupil", { unclear }: Matches) =>
    [...unclear.keys()].map((id) => [idKey(what, id), "ofLeftOut"] as const);
  return {
    roster: {
      ...roster,
      staff: roster.staff.filter(({ id }) => !staff.unclear.has(id)),
      pupils: roster.pupils.filter(({ id }) => !pupils.unclear.has(id)),
      notHere: new Map([...roster.notHere, ...leftOut("staff", staff), ...leftOut("pupil", pupils)]),
    },
    refused: [...staff.unclear.values(), ...pupils.unclear.values()].map((spot) => ({ code: "sameNameUnclear", ...spot })),
  };
}
