/** What cells say, as people and programs write it. Undefined where a cell says none of it: then its row is named, never guessed at. */
import type { Need } from "../../domain/needs.ts";
import type { Role } from "../../domain/roles.ts";
import { readUpn } from "../../domain/upn.ts";
import { readDate } from "../dates.ts";

type Said<T extends string> = readonly (readonly [T, readonly string[]])[];

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A closed set of answers, each with the ways it is written. `choices` is what somebody may write instead. */
export interface Answers<T extends string> {
  choices: readonly string[];
  read: (cell: string) => T | undefined;
}

function answers<T extends string>(said: Said<T>): Answers<T> {
  const byWords = new Map(said.flatMap(([answer, ways]) => [answer.toLowerCase(), ...ways].map((way) => [plain(way), answer] as const)));
  return { choices: said.map(([answer, [usual]]) => usual ?? answer), read: (cell) => byWords.get(plain(cell)) };
}

const yes = ["yes", "y", "true", "t", "1", "x", "✓", "eligible"];
const no = ["no", "n", "false", "f", "0", "not eligible"];

export const yesNo = answers([
  ["yes", [...yes, "given", "granted", "consent given", "agreed"]],
  ["no", [...no, "not given", "refused", "withdrawn", "declined", "consent not given"]],
]);

export const yesNoUnknown = answers([
  ["yes", yes],
  ["no", no],
  ["unknown", ["unknown", "u", "not known", "not yet obtained", "refused", "information not yet obtained"]],
]);

export const sex = answers([
  ["female", ["female", "F", "girl"]],
  ["male", ["male", "M", "boy"]],
]);

/** The types of special educational need of the school census, by code and by name. */
export const primaryNeed = answers([
  ["ASD", ["ASD", "autistic spectrum disorder", "autism", "autistic spectrum condition", "ASC"]],
  ["DS", ["DS", "down syndrome"]],
  ["HI", ["HI", "hearing impairment"]],
  ["MLD", ["MLD", "moderate learning difficulty", "moderate learning difficulties"]],
  ["MSI", ["MSI", "multi-sensory impairment"]],
  ["NSA", ["NSA", "no specialist assessment of type of need", "SEN support but no specialist assessment of type of need"]],
  ["OTH", ["OTH", "other difficulty", "other difficulty/disability", "other"]],
  ["PD", ["PD", "physical disability"]],
  [
    "PMLD",
    [
      "PMLD",
      ...["difficulty", "difficulties"].flatMap((s) => [`profound & multiple learning ${s}`, `profound and multiple learning ${s}`]),
    ],
  ],
  ["SEMH", ["SEMH", "social, emotional and mental health", "social, emotional & mental health"]],
  ["SLCN", ["SLCN", "speech, language and communication needs", "speech, language & communication needs"]],
  ["SLD", ["SLD", "severe learning difficulty", "severe learning difficulties"]],
  ["SPLD", ["SPLD", "specific learning difficulty", "specific learning difficulties"]],
  ["VI", ["VI", "visual impairment", "vision impairment"]],
]);

/** The four areas of need of an EHC plan, as plans and people name them. */
export const areaOfNeed: Answers<Need> = answers<Need>([
  [
    "communicationInteraction",
    ["communication and interaction", "communication & interaction", "C&I", "communication", "speech, language and communication"],
  ],
  ["cognitionLearning", ["cognition and learning", "cognition & learning", "C&L", "cognition", "learning"]],
  [
    "socialEmotionalMental",
    [
      ...["social, emotional and mental health", "social, emotional & mental health", "SEMH"],
      ...["social, emotional and mental health difficulties", "social and emotional"],
    ],
  ],
  [
    "sensoryPhysical",
    [
      ...["sensory and physical", "sensory and/or physical", "sensory & physical", "physical and sensory", "S&P", "sensory", "physical"],
      ...["sensory and/or physical needs", "sensory and physical needs"],
    ],
  ],
]);

export const classType = answers([
  ["class", ["class", "registration group", "reg group", "form"]],
  ["group", ["group", "teaching group", "intervention group"]],
]);

export const consentScope = answers([
  ["inside", ["inside school", "inside", "inside the school", "within school", "in school", "internal"]],
  ["parents", ["parents", "with parents", "share with parents", "other parents"]],
  ["public", ["public", "outside school", "website", "social media", "publicity", "press", "website and social media"]],
]);

export const role: Answers<Role> = answers<Role>([
  ["ta", ["TA", "teaching assistant", "learning support assistant", "LSA", "HLTA", "higher level teaching assistant", "support assistant"]],
  ["teacher", ["teacher", "class teacher", "form tutor"]],
  [
    "specialist",
    ["specialist", "speech and language therapist", "SALT", "physiotherapist", "occupational therapist", "nurse", "school nurse"],
  ],
  ["cover", ["cover", "supply", "cover supervisor", "supply teacher"]],
  ["phaseLeader", ["phase leader", "head of phase"]],
  ["leader", ["leader", "headteacher", "head teacher", "deputy headteacher", "assistant headteacher", "data manager", "school leader"]],
  ["technician", ["technician", "IT technician", "ICT technician", "network manager"]],
]);

/** "Module 4", "M4", "4": a half-term, 1 to 6. */
export function moduleOf(cell: string): number | undefined {
  const found = /^(?:m|mod|module|half[- ]?term|ht)?\s*([1-6])$/i.exec(cell);
  return found ? Number(found[1]) : undefined;
}

/** "Ada Byron" or "Byron, Ada". One word is no name, and more than one comma could be anything. */
export function namesOf(cell: string): { firstName: string; lastName: string } | undefined {
  const parts = cell.split(",").map((part) => part.trim());
  const words = cell.split(" ");
  if (parts.length > 2) return undefined;
  const [firstName = "", lastName = ""] = parts.length === 2 ? [parts[1], parts[0]] : [words[0], words.slice(1).join(" ")];
  return firstName === "" || lastName === "" ? undefined : { firstName, lastName };
}

/** Several names in one cell: "Hydro; Phonics". */
export function severalOf(cell: string): string[] {
  return [...new Set(cell.split(/[;|]|,(?=\s)/).map((part) => part.trim()))].filter((part) => part !== "");
}

/** True for a cell that is somebody's data for certain: a UPN, a date, an e-mail address. */
export function looksLikeValue(cell: string): boolean {
  return readUpn(cell).found !== "none" || readDate(cell, "dayFirst") !== undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell);
}
