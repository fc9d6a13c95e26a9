/** Which child a row of targets or consents is about: by UPN, or by name and class. Such a list makes no children. */
import type { ImportSkipCode } from "../../domain/importCodes.ts";
import { sameName } from "../../domain/sameName.ts";
import { holdsOn, type Day } from "../../domain/time.ts";
import type { PupilHere, SchoolHere } from "./here.ts";
import { calledSame, readNames, readUpnOf } from "./names.ts";
import type { Reading } from "./rows.ts";

export class Children {
  readonly #here: SchoolHere;
  readonly #today: Day;
  readonly #classNames: ReadonlyMap<string, string>;

  constructor(here: SchoolHere, today: Day) {
    this.#here = here;
    this.#today = today;
    this.#classNames = new Map(here.classes.map(({ id, name }) => [id, sameName(name)]));
  }

  /** The child of a row; a fault is told at the reading, and undefined answered. */
  find(reading: Reading): PupilHere | undefined {
    const upn = readUpnOf(reading, "upn");
    const names = readNames(reading);
    if (reading.refused.length > 0) return undefined;
    const { pupils } = this.#here;
    if (upn) {
      const [found] = chosen(pupils.filter((pupil) => pupil.upn === upn.upn));
      if (!found) reading.refuse({ code: "pupilUnknown" }, "upn");
      return found;
    }
    if (!names) {
      reading.refuse({ code: "pupilNotSaid" });
      return undefined;
    }
    const named = reading.row.get("class");
    const alike = chosen(pupils.filter((pupil) => calledSame(names, pupil) && (named === "" || this.#isIn(pupil, named))));
    const [found, ...more] = alike;
    const field = reading.row.get("lastName") === "" ? "fullName" : "lastName";
    if (more.length === 0 && found) return found;
    reading.refuse({ code: found ? "pupilUnclear" : "pupilUnknown" }, field);
    return undefined;
  }

  #isIn({ places }: PupilHere, named: string): boolean {
    return places.some(
      (place) =>
        place.of === "class" && !place.removed && holdsOn(place, this.#today) && this.#classNames.get(place.value) === sameName(named),
    );
  }
}

/** Who is here, where there is somebody; who left or was removed is found only so that the row can say so. */
function chosen(pupils: readonly PupilHere[]): readonly PupilHere[] {
  const here = pupils.filter(({ left, removed }) => !left && !removed);
  return here.length > 0 ? here : pupils;
}

/** Why nothing is said of a child any more, or undefined while they are here. */
export function goneFrom({ left, removed }: PupilHere): (ImportSkipCode & ("removedHere" | "leftHere")) | undefined {
  if (removed) return "removedHere";
  return left ? "leftHere" : undefined;
}
