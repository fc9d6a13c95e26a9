/** A child as a list names them: by first and last name, or by both in one cell. */
import { sameName } from "../../domain/sameName.ts";
import { readUpn, type Upn } from "../../domain/upn.ts";
import type { Reading } from "./rows.ts";
import { namesOf } from "./values.ts";

export interface Names {
  firstName: string;
  lastName: string;
}

/** Both names; undefined with nothing refused where the row has neither. */
export function readNames(reading: Reading): Names | undefined {
  const { row } = reading;
  const [firstName, lastName] = [row.get("firstName"), row.get("lastName")];
  if (firstName !== "" && lastName !== "") return { firstName, lastName };
  if (firstName !== "" || lastName !== "") {
    reading.refuse({ code: "valueMissing" }, firstName === "" ? "firstName" : "lastName");
    return undefined;
  }
  return reading.value("fullName", namesOf, { code: "oneWordName" });
}

/** A UPN; undefined where the cell is empty, and told where it holds none. */
export function readUpnOf(reading: Reading, field: "upn" | "formerUpn"): Upn | undefined {
  const cell = reading.row.get(field);
  if (cell === "") return undefined;
  const read = readUpn(cell);
  if (read.found === "upn") return { upn: read.upn, temporary: read.temporary };
  reading.refuse(read.found === "none" ? { code: "upnNone" } : { code: "upnLetter", expected: read.expected }, field);
  return undefined;
}

interface Called extends Names {
  knownAs: string | null;
}

/** Called the same, by their first name or by what they are known as. */
export function calledSame(one: Names, had: Called): boolean {
  const firsts = [had.firstName, ...(had.knownAs === null ? [] : [had.knownAs])].map(sameName);
  return firsts.includes(sameName(one.firstName)) && sameName(one.lastName) === sameName(had.lastName);
}
