/** The rows of a list of pupils, read: what each says of a child, in the school's own terms. */
import type { DateOrder, ImportNotice } from "../../domain/importCodes.ts";
import type { FieldOf, PlaceType } from "../../domain/listCodes.ts";
import type { Day } from "../../domain/time.ts";
import type { Upn } from "../../domain/upn.ts";
import { readDate } from "../dates.ts";
import { yearGroupOf } from "../grades.ts";
import { readNames, readUpnOf, type Names } from "./names.ts";
import type { PlaceFound, Places } from "./places.ts";
import type { Reading } from "./rows.ts";
import { tooLong, type ListRow } from "./rows.ts";
import { primaryNeed, severalOf, sex, yesNo, yesNoUnknown, type Answers } from "./values.ts";

type Field = FieldOf<"pupils">;

/** A place that a row names: one of a kind at a time, or any number of groups. */
export interface PlaceSaid {
  field: Field;
  of: PlaceType;
  found: PlaceFound;
  /** By which a place that is made on the way is told to be used. */
  key: string;
}

export interface AnalysisSaid {
  field: Field;
  group: "ppg" | "eal" | "sex" | "lookedAfter" | "primaryNeed";
  value: string;
}

export interface PupilRow extends Names {
  row: ListRow;
  upn: Upn | undefined;
  formerUpn: string | undefined;
  knownAs: string | undefined;
  birthDate: Day | undefined;
  yearGroup: number | undefined;
  places: readonly PlaceSaid[];
  analysis: readonly AnalysisSaid[];
}

const analysisAnswers: Readonly<Record<AnalysisSaid["group"], Answers<string>>> = {
  ppg: yesNoUnknown,
  eal: yesNoUnknown,
  sex,
  lookedAfter: yesNo,
  primaryNeed,
};
const analysisGroups = ["ppg", "eal", "sex", "lookedAfter", "primaryNeed"] as const;

/** Reads a row; undefined when something is wrong with it, which the reading then tells. An empty cell says nothing. */
export function readPupil(
  reading: Reading,
  { places, order, today, notices }: { places: Places; order: DateOrder; today: Day; notices: ImportNotice[] },
): PupilRow | undefined {
  const { row } = reading;
  tooLong(reading, ["firstName", "lastName", "fullName", "knownAs", "class", "phase", "site", "pathway"]);
  const names = readNames(reading);
  if (!names && reading.refused.length === 0)
    reading.refuse({ code: "valueMissing" }, row.spot("firstName").column === undefined ? "fullName" : "firstName");
  const upn = readUpnOf(reading, "upn");
  const formerUpn = readUpnOf(reading, "formerUpn")?.upn;
  const birthDate = reading.value("birthDate", (cell) => readDate(cell, order), { code: "notADate" });
  if (birthDate !== undefined && birthDate > today) reading.refuse({ code: "dateAhead" }, "birthDate");
  const grade = row.get("yearGroup");
  const yearGroup = yearGroupOf(grade);
  if (grade !== "" && yearGroup === undefined) notices.push({ code: "gradeNotAYear", ...row.spot("yearGroup") });

  const placed = (field: "class" | "groups" | "phase" | "site" | "pathway", of: PlaceType, names: readonly string[]) =>
    names.flatMap((name): PlaceSaid[] => {
      const found = places.find(reading, field, of, name);
      return found ? [{ field, of, found, key: places.keyOf(of, name) }] : [];
    });
  const one = (field: "class" | "phase" | "site" | "pathway") => placed(field, field, row.get(field) === "" ? [] : [row.get(field)]);
  const said = [
    ...one("class"),
    ...placed("groups", "group", severalOf(row.get("groups"))),
    ...one("phase"),
    ...one("site"),
    ...one("pathway"),
  ];
  const analysis = analysisGroups.flatMap((group): AnalysisSaid[] => {
    const { read, choices } = analysisAnswers[group];
    const value = reading.value(group, read, { code: "notOneOf", choices });
    return value === undefined ? [] : [{ field: group, group, value }];
  });
  if (!names || reading.refused.length > 0) return undefined;
  return { ...names, row, upn, formerUpn, knownAs: row.get("knownAs") || undefined, birthDate, yearGroup, places: said, analysis };
}
