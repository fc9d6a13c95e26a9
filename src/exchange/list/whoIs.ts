/**
 * Which child of the school a row of a list is: by UPN, or by name and birth date. What cannot be told for certain is a person's
 * to say, and a row that has one child's UPN and another's name is nobody's.
 */
import { sameName } from "../../domain/sameName.ts";
import type { Upn } from "../../domain/upn.ts";
import type { Day } from "../../domain/time.ts";
import type { PupilHere, SchoolHere } from "./here.ts";
import type { ListIds } from "./ids.ts";
import { calledSame, type Names } from "./names.ts";

export interface Who extends Names {
  upn: Upn | undefined;
  formerUpn: string | undefined;
  birthDate: Day | undefined;
}

export type Is =
  | { is: "here"; pupil: PupilHere }
  /** Somebody new, who will have this id. */
  | { is: "new"; id: string }
  /** Perhaps this child: of the same name, and nothing else tells. */
  | { is: "perhaps"; pupil: PupilHere; id: string }
  /** Of the same name as several. */
  | { is: "unclear" }
  /** The UPN is one child's, name and birth date are another's. */
  | { is: "another" };

/** What makes two rows the same child in one file. */
export function keyOf({ upn, firstName, lastName, birthDate }: Who): string {
  return upn?.upn ?? [sameName(firstName), sameName(lastName), birthDate ?? ""].join("/");
}

const bornApart = (who: Who, { birthDate }: PupilHere) => who.birthDate !== undefined && birthDate !== null && who.birthDate !== birthDate;
const bornSame = (who: Who, { birthDate }: PupilHere) => who.birthDate !== undefined && who.birthDate === birthDate;

/** A real number on both sides, and not the same. */
const numberedApart = (who: Who, { upn, temporary }: PupilHere) =>
  who.upn !== undefined && !who.upn.temporary && upn !== null && !temporary && upn !== who.upn.upn;

/** By everything that a row could be known by. */
export class WhoIs {
  readonly #byUpn: ReadonlyMap<string, PupilHere>;
  readonly #byId: ReadonlyMap<string, PupilHere>;
  readonly #byLastName: ReadonlyMap<string, readonly PupilHere[]>;
  readonly #ids: ListIds;

  constructor({ pupils }: SchoolHere, ids: ListIds) {
    // Who is here comes after who was removed, and so stands where both have had a number.
    const ordered = [...pupils].sort((a, b) => Number(b.removed) - Number(a.removed) || Number(b.left) - Number(a.left));
    const byLastName = new Map<string, PupilHere[]>();
    for (const pupil of ordered) {
      const name = sameName(pupil.lastName);
      byLastName.set(name, [...(byLastName.get(name) ?? []), pupil]);
    }
    this.#byUpn = new Map(ordered.flatMap((pupil) => (pupil.upn === null ? [] : [[pupil.upn, pupil] as const])));
    this.#byId = new Map(ordered.map((pupil) => [pupil.id, pupil]));
    this.#byLastName = byLastName;
    this.#ids = ids;
  }

  is(who: Who): Is {
    const id = this.#ids.of("pupil", keyOf(who));
    const formerId = who.formerUpn === undefined ? undefined : this.#ids.of("pupil", who.formerUpn);
    const numbered =
      this.#byUpn.get(who.upn?.upn ?? "") ?? this.#byUpn.get(who.formerUpn ?? "") ?? this.#byId.get(id) ?? this.#byId.get(formerId ?? "");
    if (numbered) {
      const named = sameName(numbered.lastName) === sameName(who.lastName) || sameName(numbered.firstName) === sameName(who.firstName);
      return !named && bornApart(who, numbered) ? { is: "another" } : { is: "here", pupil: numbered };
    }
    const alike = (this.#byLastName.get(sameName(who.lastName)) ?? []).filter((pupil) => calledSame(who, pupil) && !bornApart(who, pupil));
    const certain = alike.filter((pupil) => bornSame(who, pupil) && !numberedApart(who, pupil));
    const [child] = present(certain);
    if (child) return present(certain).length > 1 ? { is: "unclear" } : { is: "here", pupil: child };
    const open = alike.filter((pupil) => !pupil.removed && (bornSame(who, pupil) || !numberedApart(who, pupil)));
    const [perhaps, ...more] = present(open);
    if (!perhaps) return { is: "new", id };
    return more.length > 0 ? { is: "unclear" } : { is: "perhaps", pupil: perhaps, id };
  }
}

/** Those who are here; where there is none, those who left; else those removed. */
function present(pupils: readonly PupilHere[]): readonly PupilHere[] {
  const standing = pupils.filter(({ removed }) => !removed);
  const here = standing.filter(({ left }) => !left);
  return here.length > 0 ? here : standing.length > 0 ? standing : pupils;
}
