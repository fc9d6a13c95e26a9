/** A list of pupils -> what it would add, change and leave. One row, one child, one act. */
import type { Draft } from "../../domain/draft.ts";
import type { ImportSkipCode, Spot } from "../../domain/importCodes.ts";
import { identityId } from "../../domain/recordIds.ts";
import { sameName } from "../../domain/sameName.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import type { PupilHere, SchoolHere } from "./here.ts";
import type { ListIds } from "./ids.ts";
import type { ListPart } from "./part.ts";
import { placesOf } from "./pupilPlaces.ts";
import type { PupilRow } from "./pupilRows.ts";
import { keyOf, type Is, type WhoIs } from "./whoIs.ts";

export interface PupilsGiven {
  here: SchoolHere;
  who: WhoIs;
  ids: ListIds;
  today: Day;
  samePupils: "join" | "apart" | undefined;
}

/** Rows that could be children who are here: what a person has to say before there is a plan. */
export function perhapsHere(rows: readonly PupilRow[], who: WhoIs): Spot[] {
  return rows.flatMap((row) => (who.is(row).is === "perhaps" ? [row.row.spot()] : []));
}

/** Plans every row. Rows that are one child twice are not taken, unless they say the same. */
export function planPupilRows(rows: readonly PupilRow[], given: PupilsGiven, part: ListPart): void {
  const lines = new Map<string, PupilRow[]>();
  const found = rows.map((row) => ({ row, is: settled(given.who.is(row), given.samePupils) }));
  const idOf = ({ row, is }: (typeof found)[number]) => (is.is === "here" ? is.pupil.id : is.is === "new" ? is.id : keyOf(row));
  for (const each of found) lines.set(idOf(each), [...(lines.get(idOf(each)) ?? []), each.row]);
  for (const each of found) {
    const { row, is } = each;
    const [first = row, ...others] = lines.get(idOf(each)) ?? [];
    const differs = [first, ...others].some((other) => said(other) !== said(first));
    if (differs) {
      const otherLine = [first, ...others].find((other) => other !== row)?.row.line ?? first.row.line;
      part.refuse.push({ code: "rowTwice", otherLine, ...row.row.spot() });
    } else if (row === first) planRow(row, is, given, part);
    else part.skip.push({ code: "sameRowTwice", firstLine: first.row.line, ...row.row.spot() });
  }
}

/** What a row says, without where it stands. */
const said = ({ row: _row, ...says }: PupilRow) => JSON.stringify(says);

function settled(is: Is, samePupils: PupilsGiven["samePupils"]): Exclude<Is, { is: "perhaps" }> {
  if (is.is !== "perhaps") return is;
  return samePupils === "join" ? { is: "here", pupil: is.pupil } : { is: "new", id: is.id };
}

function planRow(row: PupilRow, is: Exclude<Is, { is: "perhaps" }>, given: PupilsGiven, part: ListPart): void {
  if (is.is === "unclear") {
    part.refuse.push({ code: "sameNameUnclear", ...row.row.spot() });
    return;
  }
  if (is.is === "another") {
    part.refuse.push({ code: "upnOfAnother", ...row.row.spot("upn") });
    return;
  }
  const had = is.is === "here" ? is.pupil : undefined;
  const id = is.is === "here" ? is.pupil.id : is.id;
  const absent = absence(had, id, row, given);
  if (absent) {
    part.skip.push({ code: absent, ...row.row.spot() });
    return;
  }
  const own = had ? changed(row, had, part) : added(row, id);
  const placed = placesOf(row, { id, places: had?.places ?? [], analysis: had?.analysis ?? [] }, given, part);
  const columns = [...new Set([...own.fields, ...placed.fields])].flatMap((field) => row.row.spot(field).column ?? []);
  const drafts = [...own.drafts, ...placed.drafts];
  for (const { key } of row.places) part.used.add(key);
  if (drafts.length > 0) part.acts.push(drafts);
  if (!had) part.add.push(row.row.spot());
  else if (drafts.length > 0) part.change.push({ ...row.row.spot(), columns });
  else part.skip.push({ code: "alreadyThere", ...row.row.spot() });
}

/** Why a child of the list is not brought in, or undefined when they are. */
function absence(
  had: PupilHere | undefined,
  id: string,
  row: PupilRow,
  { here, ids }: PupilsGiven,
): (ImportSkipCode & ("removedHere" | "leftHere" | "erasedHere")) | undefined {
  const former = row.formerUpn === undefined ? [] : [ids.of("pupil", row.formerUpn)];
  if ([id, ...former].some((one) => here.isErased(one))) return "erasedHere";
  if (had?.removed) return "removedHere";
  return had?.left ? "leftHere" : undefined;
}

interface Own {
  drafts: Draft[];
  fields: Parameters<PupilRow["row"]["spot"]>[0][];
}

function added(row: PupilRow, id: string): Own {
  const { firstName, lastName, knownAs = null, yearGroup = null, birthDate, upn } = row;
  const identity = { pupil: id, ...(upn ?? {}), ...(birthDate === undefined ? {} : { birthDate }), misId: null };
  return {
    fields: [],
    drafts: [
      { stream: streams.card(id), kind: "pupil", record: id, fields: { firstName, lastName, knownAs, yearGroup, leftOn: null } },
      { stream: streams.file(id), kind: "identity", record: identityId(id), fields: identity },
    ],
  };
}

/** What differs from what is here. A list that calls a child as they are known renames nobody, and no number is made temporary again. */
function changed(row: PupilRow, had: PupilHere, part: ListPart): Own {
  const byCall = had.knownAs !== null && sameName(row.firstName) === sameName(had.knownAs) && row.knownAs === undefined;
  const firstName = byCall ? had.firstName : row.firstName;
  const { lastName, knownAs = had.knownAs } = row;
  const weaker = row.upn?.temporary === true && had.upn !== null && !had.temporary;
  if (weaker) part.notices.push({ code: "upnKept", ...row.row.spot("upn") });
  const upn = weaker || row.upn?.upn === had.upn ? undefined : row.upn;
  const differs = {
    firstName: firstName !== had.firstName,
    lastName: lastName !== had.lastName,
    knownAs: knownAs !== had.knownAs,
    yearGroup: row.yearGroup !== undefined && row.yearGroup !== had.yearGroup,
    birthDate: row.birthDate !== undefined && row.birthDate !== had.birthDate,
    upn: upn !== undefined,
  };
  const name = differs.firstName || differs.lastName || differs.knownAs ? { firstName, lastName, knownAs } : {};
  const card = { ...name, ...(differs.yearGroup ? { yearGroup: row.yearGroup } : {}) };
  const file = { ...(upn ?? {}), ...(differs.birthDate ? { birthDate: row.birthDate } : {}) };
  const drafts: Draft[] = [];
  if (Object.keys(card).length > 0) drafts.push({ stream: streams.card(had.id), kind: "pupil", record: had.id, fields: card });
  if (Object.keys(file).length > 0) {
    const fields = { ...(had.identified ? {} : { pupil: had.id }), ...file };
    drafts.push({ stream: streams.file(had.id), kind: "identity", record: identityId(had.id), fields });
  }
  const whole = row.row.spot("fullName").column !== undefined && row.row.get("firstName") === "";
  const fields = (["firstName", "lastName", "knownAs", "yearGroup", "birthDate", "upn"] as const)
    .filter((field) => differs[field])
    .map((field) => (whole && (field === "firstName" || field === "lastName") ? "fullName" : field));
  return { drafts, fields };
}
