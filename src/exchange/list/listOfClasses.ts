/** A list of classes and groups: found again by name, changed only in what differs. */
import type { Draft } from "../../domain/draft.ts";
import type { ListQuestion } from "../../domain/listCodes.ts";
import { sameName } from "../../domain/sameName.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import { readDate } from "../dates.ts";
import type { ListGiven } from "./given.ts";
import type { ClassHere } from "./here.ts";
import type { ListPart } from "./part.ts";
import { Reading, tooLong, type ListRow } from "./rows.ts";
import { classType } from "./values.ts";

const codes = ["phase", "site", "pathway"] as const;
type Code = (typeof codes)[number];

interface ClassRow {
  row: ListRow;
  name: string;
  type: "class" | "group" | undefined;
  codes: Partial<Record<Code, string>>;
  keys: string[];
  from: Day | undefined;
  until: Day | undefined;
}

export function listOfClasses(given: ListGiven, part: ListPart): ListQuestion | undefined {
  const { rows, places } = given;
  const read = rows.flatMap((row): ClassRow[] => {
    const reading = new Reading(row);
    const made = readClass(reading, given);
    part.refuse.push(...reading.refused);
    return reading.refused.length > 0 ? [] : [made];
  });
  if (places.missing.length > 0) return { code: "newPlaces", places: places.missing };
  const first = new Map<string, ClassRow>();
  for (const row of read) if (!first.has(sameName(row.name))) first.set(sameName(row.name), row);
  for (const row of read) {
    const same = read.filter((other) => other !== row && sameName(other.name) === sameName(row.name));
    const other = same.find((each) => said(each) !== said(row));
    const firstLine = first.get(sameName(row.name))?.row.line ?? row.row.line;
    if (other) part.refuse.push({ code: "idTwice", otherLine: other.row.line, ...row.row.spot("name") });
    else if (firstLine !== row.row.line) part.skip.push({ code: "sameRowTwice", firstLine, ...row.row.spot() });
    else planClass(row, given, part);
  }
  return undefined;
}

const said = ({ row: _row, ...says }: ClassRow) => JSON.stringify(says);

function readClass(reading: Reading, { places, order }: ListGiven): ClassRow {
  const { row } = reading;
  tooLong(reading, ["name", ...codes]);
  if (row.get("name") === "") reading.refuse({ code: "valueMissing" }, "name");
  const type = reading.value("type", classType.read, { code: "notOneOf", choices: classType.choices });
  const from = reading.value("from", (cell) => readDate(cell, order), { code: "notADate" });
  const until = reading.value("until", (cell) => readDate(cell, order), { code: "notADate" });
  if (from !== undefined && until !== undefined && until < from) reading.refuse({ code: "untilBeforeFrom" }, "until");
  const found: Partial<Record<Code, string>> = {};
  const keys: string[] = [];
  for (const what of codes) {
    const name = row.get(what);
    const place = name === "" ? undefined : places.find(reading, what, what, name);
    if (!place) continue;
    found[what] = place.value;
    keys.push(places.keyOf(what, name));
  }
  return { row, name: row.get("name"), type, codes: found, keys, from, until };
}

function planClass(class_: ClassRow, { here, ids, today }: ListGiven, part: ListPart): void {
  const { row, name, type = "class" } = class_;
  const standing = here.classes.filter(({ removed, until }) => !removed && (until === null || until >= today));
  const named = standing.filter((each) => sameName(each.name) === sameName(name));
  const [had, ...more] = named.length > 1 && class_.type !== undefined ? named.filter((each) => each.type === class_.type) : named;
  if (more.length > 0) {
    part.refuse.push({ code: "placeUnclear", ...row.spot("name") });
    return;
  }
  if (!had) {
    const record = ids.free(new Set(here.classes.map(({ id }) => id)), type, sameName(name));
    const { phase = null, site = null, pathway = null } = class_.codes;
    const fields = { name, type, phase, site, pathway, from: class_.from ?? today, until: class_.until ?? null };
    if (fields.until !== null && fields.until < fields.from) {
      part.refuse.push({ code: "untilBeforeFrom", ...row.spot("until") });
      return;
    }
    part.acts.push([{ stream: streams.school, kind: "class", record, fields }]);
    for (const key of class_.keys) part.used.add(key);
    part.add.push(row.spot());
    return;
  }
  changeClass(class_, had, here.pupils, part);
}

function changeClass(class_: ClassRow, had: ClassHere, pupils: ListGiven["here"]["pupils"], part: ListPart): void {
  const { row } = class_;
  const [from, until] = [class_.from ?? had.from, class_.until ?? had.until];
  const redated = from !== had.from || until !== had.until;
  if (class_.type !== undefined && class_.type !== had.type) {
    part.refuse.push({ code: had.type === "group" ? "isAGroup" : "isAClass", ...row.spot("name") });
  } else if (until !== null && until < from) part.refuse.push({ code: "untilBeforeFrom", ...row.spot("until") });
  else if (redated && until !== null && pupils.some((pupil) => staysIn(pupil, had.id, until))) {
    part.refuse.push({ code: "childrenInClass", ...row.spot("until") });
  } else {
    const moved = codes.filter((code) => class_.codes[code] !== undefined && class_.codes[code] !== had[code]);
    const fields = { ...Object.fromEntries(moved.map((code) => [code, class_.codes[code]])), ...(redated ? { from, until } : {}) };
    if (moved.length === 0 && !redated) {
      part.skip.push({ code: "alreadyThere", ...row.spot() });
      return;
    }
    const draft: Draft = { stream: streams.school, kind: "class", record: had.id, fields };
    part.acts.push([draft]);
    for (const key of class_.keys) part.used.add(key);
    const dates = [...(from === had.from ? [] : (["from"] as const)), ...(until === had.until ? [] : (["until"] as const))];
    part.change.push({ ...row.spot(), columns: [...moved, ...dates].flatMap((field) => row.spot(field).column ?? []) });
  }
}

/** A class that ends while children are in it leaves them nobody's, and seen by nobody. */
function staysIn({ places }: ListGiven["here"]["pupils"][number], id: string, last: Day): boolean {
  return places.some(({ value, until, removed }) => value === id && !removed && (until === null || until > last));
}
