/** A child as a list names them: by first and last name, or by both in one cell. */
import { readUpn, type Upn } from "../../domain/upn.ts";
import type { Reading } from "./rows.ts";
import { sameName } from "./places.ts";
import { namesOf } from "./values.ts";

export interface Names {
  firstName: string;
  lastName: string;
}

type NameField = "firstName" | "lastName" | "fullName";

/** Both names; undefined with nothing refused where the row has neither. */
export function readNames<F extends NameField>(reading: Reading<F | NameField>): Names | undefined {
  const { row } = reading;
  const [firstName, lastName, fullName] = [row.get("firstName"), row.get("lastName"), row.get("fullName")];
  if (firstName !== "" && lastName !== "") return { firstName, lastName };
  if (firstName !== "" || lastName !== "") {
    return reading.refuse({ code: "valueMissing" }, firstName === "" ? "firstName" : "lastName");
  }
  if (fullName === "") return undefined;
  return namesOf(fullName) ?? reading.refuse({ code: "oneWordName" }, "fullName");
}

/** A UPN; undefined where the cell is empty, and told where it holds none. */
export function readUpnOf<F extends "upn" | "formerUpn">(reading: Reading<F>, field: F): Upn | undefined {
  const cell = reading.row.get(field);
  if (cell === "") return undefined;
  const read = readUpn(cell);
  if (read.found === "upn") return { upn: read.upn, temporary: read.temporary };
  return reading.refuse(read.found === "none" ? { code: "upnNone" } : { code: "upnLetter", expected: read.expected }, field);
}

interface Called extends Names {
  knownAs: string | null;
}

/** Called the same, by their first name or by what they are known as. */
export function calledSame(one: Names, had: Called): boolean {
  const firsts = [had.firstName, ...(had.knownAs === null ? [] : [had.knownAs])].map(sameName);
  return firsts.includes(sameName(one.firstName)) && sameName(one.lastName) === sameName(had.lastName);
}
