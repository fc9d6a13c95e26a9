/** A folder's rows -> the roster of one of its schools. Pure reading: nothing is compared with what the school already has. */
import type { DateOrder, ImportRefusal } from "../domain/importCodes.ts";
import type { Day } from "../domain/time.ts";
import type { FieldRow, FileSpec } from "./columns.ts";
import { readDate } from "./dates.ts";
import { schoolsIn, type Folder } from "./readFolder.ts";
import type { Roster, RosterPupil, RosterSection, RosterStaff } from "./roster.ts";
import { readLinks, readOwned, spotOf, textRefusals, type Found, type OfSchool } from "./rows.ts";
import type { RosterMapping } from "./schoolDataSyncUk.ts";

type Refuse = (refusal: ImportRefusal) => void;

/** Reads one school's rows. Those with something wrong are refused, each with its place, and the rest stand. */
export function readRoster(
  folder: Folder,
  mapping: RosterMapping,
  { school, order, today }: { school: string; order: DateOrder; today: Day },
): { roster: Roster; refused: ImportRefusal[] } {
  const { rows } = folder;
  const found: Found = { refused: [], skipped: [], notHere: new Map() };
  for (const row of rows.school) found.refused.push(...textRefusals(mapping.school, row, ["id", "name"]));
  const of: OfSchool = { school, known: new Set(schoolsIn(folder).map(({ id }) => id)) };

  /** A date, undefined where the cell is empty; refused where it holds none. */
  function date<F extends string>(spec: FileSpec<F>, row: FieldRow<F>, field: F, refuse: Refuse): Day | undefined {
    const cell = row.get(field);
    const day = readDate(cell, order);
    if (cell !== "" && day === undefined) refuse({ code: "notADate", ...spotOf(spec, row, field) });
    return day;
  }

  const pupilTexts = ["id", "school", "firstName", "lastName"] as const;
  const pupils = readOwned("pupil", mapping.pupil, rows.pupil, of, pupilTexts, found, (row, refuse): RosterPupil => {
    const birthDate = date(mapping.pupil, row, "birthDate", refuse);
    if (birthDate !== undefined && birthDate > today) refuse({ code: "dateAhead", ...spotOf(mapping.pupil, row, "birthDate") });
    return {
      id: row.get("id"),
      spot: spotOf(mapping.pupil, row),
      firstName: row.get("firstName"),
      lastName: row.get("lastName"),
      grade: row.get("grade"),
      columns: {
        firstName: row.header("firstName"),
        lastName: row.header("lastName"),
        grade: row.header("grade"),
        birthDate: row.header("birthDate"),
      },
      birthDate,
    };
  });

  const staffTexts = ["id", "school", "firstName", "lastName", "userName", "email"] as const;
  const staff = readOwned("staff", mapping.staff, rows.staff, of, staffTexts, found, (row): RosterStaff => ({
    id: row.get("id"),
    spot: spotOf(mapping.staff, row),
    firstName: row.get("firstName"),
    lastName: row.get("lastName"),
    userName: row.get("userName"),
    email: row.get("email"),
    nameColumns: [row.header("firstName"), row.header("lastName")],
  }));

  const sectionTexts = ["id", "school", "name"] as const;
  const sections = readOwned("section", mapping.section, rows.section, of, sectionTexts, found, (row, refuse): RosterSection => {
    const from = date(mapping.section, row, "from", refuse);
    const until = date(mapping.section, row, "until", refuse);
    const backwards = from !== undefined && until !== undefined && until < from;
    if (backwards) refuse({ code: "termBackwards", ...spotOf(mapping.section, row, "until") });
    const spot = spotOf(mapping.section, row);
    return { id: row.get("id"), spot, name: row.get("name"), nameColumn: row.header("name"), from, until };
  });

  const enrolments = readLinks(mapping.enrolment, rows.enrolment, found);
  const teaching = readLinks(mapping.teaching, rows.teaching, found);
  const { skipped, notHere } = found;
  return { roster: { pupils, staff, sections, enrolments, teaching, skipped, notHere }, refused: found.refused };
}
