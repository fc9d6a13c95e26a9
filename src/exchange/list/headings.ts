/** The headings that programs (Arbor, Bromcom, SIMS) and people give each field, and which fields a list cannot do without. */
import type { FieldOf, ListField, ListKind } from "../../domain/listCodes.ts";

/** Headings by field, the usual first: of two columns that both fit, the one that stands earlier here is meant. */
export const headingsOf: Readonly<Record<ListField, readonly string[]>> = {
  upn: ["UPN", "Unique Pupil Number", "UPN Number", "Pupil UPN", "Student UPN", "Current UPN"],
  formerUpn: ["Former UPN", "Previous UPN", "Temporary UPN", "Old UPN"],
  firstName: [
    ...["First name", "Forename", "Legal forename", "Legal first name", "Given name", "Christian name", "Forename(s)", "First names"],
    ...["Pupil first name", "Student first name", "Pupil forename", "Student forename"],
  ],
  lastName: [
    ...["Last name", "Surname", "Legal surname", "Legal last name", "Family name"],
    ...["Pupil last name", "Student last name", "Pupil surname", "Student surname"],
  ],
  fullName: ["Name", "Full name", "Pupil", "Pupil name", "Student", "Student name", "Legal name", "Legal full name", "Child", "Learner"],
  knownAs: ["Known as", "Preferred forename", "Preferred first name", "Preferred name", "Chosen name", "Called"],
  birthDate: ["Date of birth", "DOB", "D.O.B.", "Birth date", "Birthdate", "Born", "Birthday"],
  yearGroup: ["Year group", "Year", "NC year", "National curriculum year", "Year taught in", "Actual NC year", "NCY", "Curriculum year"],
  class: ["Class", "Class name", "Registration form", "Reg form", "Reg group", "Registration group", "Form", "Tutor group", "Reg"],
  groups: ["Groups", "Group", "Teaching groups", "Teaching group"],
  phase: ["Phase", "Phase name", "Department"],
  site: ["Site", "Site name", "Campus"],
  pathway: ["Pathway", "Curriculum pathway", "Provision"],
  ppg: ["PPG", "Pupil premium", "Pupil premium eligible", "Pupil premium indicator", "PP", "Pupil premium?", "Deprivation pupil premium"],
  eal: ["EAL", "English as an additional language", "EAL?", "Is EAL", "EAL status", "English additional language"],
  sex: ["Sex", "Gender", "Legal sex"],
  lookedAfter: ["Looked after", "In care", "LAC", "CLA", "In LEA care", "In LA care", "Looked after child", "Child looked after"],
  primaryNeed: [
    "Primary need",
    "SEN primary need",
    "SEN need",
    "SEN type",
    "Primary SEN need",
    "SEN need type",
    "Need type",
    "Primary SEN type",
  ],
  wording: ["Target", "Wording", "Target wording", "Small step", "Small-step target", "Target description", "PSP target", "ILP target"],
  area: ["Area", "Strand", "Subject", "Area of learning", "Target area"],
  step: ["Framework step", "Stands for", "Step code", "Step of the framework", "Curriculum step", "Assessment step", "Bank step"],
  outcome: ["Outcome", "EHC outcome", "EHCP outcome", "Long-term outcome", "Plan outcome", "Outcome wording"],
  need: ["Area of need", "EHC area of need", "EHCP area of need", "Outcome area", "Broad area of need", "Area of need of the outcome"],
  module: ["Module", "By module", "Half-term", "Half term"],
  counts: ["Counts", "What counts", "Success looks like", "Counts as", "Success criteria"],
  doesntCount: ["Doesn't count", "What doesn't count", "Does not count", "Doesnt count"],
  name: ["Name", "Class", "Class name", "Group", "Group name", "Registration form", "Reg group", "Teaching group"],
  type: ["Type", "Kind", "Class or group"],
  scope: ["Scope", "Consent", "Consent type", "Consent for", "For"],
  given: ["Given", "Consent given", "Granted", "Answer", "Response", "Status"],
  inside: ["Inside school", "Inside the school", "Within school", "Photos in school", "Inside", "In school"],
  parents: ["Parents", "Share with parents", "Shared with parents", "With parents", "Other parents"],
  public: ["Public", "Publicity", "Website", "Outside school", "Photos outside school", "Published", "Website and social media"],
  from: ["From", "Start date", "Start", "Date given", "Consent date", "Date", "Valid from", "Given on"],
  until: ["Until", "End date", "End", "Expires", "Expiry date", "Valid until", "Last day"],
  who: ["Who", "Given by", "Consent given by", "Parent or carer", "By"],
  email: ["E-mail", "Email", "Email address", "E-mail address", "Work email", "Main email"],
  role: ["Role", "Job title", "Post", "Position", "Job"],
};

/** Any one of these ways, each by all of its fields. */
type Ways<F> = readonly (readonly F[])[];

/** What a list needs so that it can be read at all: each of these, in one way or another. */
export const needsOf: { readonly [K in ListKind]: readonly Ways<FieldOf<K>>[] } = {
  pupils: [[["firstName", "lastName"], ["fullName"]]],
  targets: [[["upn"], ["firstName", "lastName"], ["fullName"]], [["wording"]]],
  classes: [[["name"]]],
  consents: [
    [["upn"], ["firstName", "lastName"], ["fullName"]],
    [["scope", "given"], ["inside"], ["parents"], ["public"]],
  ],
  staff: [[["firstName", "lastName"], ["fullName"]], [["role"]]],
};

/** The longest value of each field that a record has room for; two names together make one label. */
export function longest(field: ListField): number {
  if (field === "firstName" || field === "lastName") return 99;
  return ["wording", "outcome", "counts", "doesntCount"].includes(field) ? 4_000 : 200;
}

/** A heading without what people write in different ways. */
export const plainHeading = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Passwords of other programs are never read, whatever somebody says of the column. */
export const isSecret = (heading: string): boolean => /passw|passcode|pwd|secret/.test(plainHeading(heading));
