/**
 * People of a roster who are called as people who are here and did not come from it: a leader who set the school up, a child
 * whose card was made by hand. Whether they are the same is a person's to say, or one child would have two cards.
 */
import type { Spot } from "../domain/importCodes.ts";
import type { Existing } from "./plan.ts";
import type { PupilIds } from "./planPupils.ts";
import type { Roster, RosterPupil } from "./roster.ts";

/** Who is here already under the same name, by the id of the roster's row. */
export interface SameNames {
  staff: ReadonlyMap<string, string>;
  pupils: ReadonlyMap<string, string>;
  spots: readonly Spot[];
}

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
  const staff = roster.staff.flatMap(({ id, firstName, lastName, spot }) => {
    const same = staffHere.has(staffId(id)) ? undefined : others.find((each) => plain(each.displayName) === plain(firstName, lastName));
    return same ? [{ id, same: same.id, spot }] : [];
  });

  const byHand = existing.pupils.filter(({ misId, removed }) => misId === null && !removed);
  const known = new Set(existing.pupils.flatMap(({ id, misId }) => [id, ...(misId === null ? [] : [misId])]));
  const pupils = roster.pupils.flatMap((pupil) => {
    if (known.has(ids.misId(pupil.id)) || known.has(ids.pupil(pupil.id))) return [];
    const named = byHand.filter((each) => plain(each.firstName, each.lastName) === plain(pupil.firstName, pupil.lastName));
    const same = named.find((each) => !bornApart(pupil, each));
    return same ? [{ id: pupil.id, same: same.id, spot: pupil.spot }] : [];
  });
  const byId = (found: readonly { id: string; same: string }[]) => new Map(found.map(({ id, same }) => [id, same]));
  return { staff: byId(staff), pupils: byId(pupils), spots: [...staff, ...pupils].map(({ spot }) => spot) };
}

/** Everybody of the roster comes in as somebody new. */
export const nobodyTheSame: SameNames = { staff: new Map(), pupils: new Map(), spots: [] };
