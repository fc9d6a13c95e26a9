/**
 * A folder of files -> a question, or a plan. Pure: the bytes, the mapping, what the school has, today and the making of ids
 * come in. Asked with more answers each time, until there is nothing left to ask.
 */
import { fileRefusals, type ImportAnswers, type ImportNotice, type ImportQuestion, type ImportRefusal } from "../domain/importCodes.ts";
import type { Day } from "../domain/time.ts";
import type { Existing, ImportPlan } from "./plan.ts";
import { planGroups } from "./planGroups.ts";
import { planPupils } from "./planPupils.ts";
import { planStaff } from "./planStaff.ts";
import { readFolder, schoolsIn, type ImportFile } from "./readFolder.ts";
import { readRoster } from "./readRoster.ts";
import type { RosterMapping } from "./schoolDataSyncUk.ts";
import { findSameNames, nobodyTheSame, sameNameSpots, withoutUnclear } from "./sameNames.ts";
import { restOfYear, spanOver } from "./terms.ts";

export interface ImportRequest {
  files: readonly ImportFile[];
  mapping: RosterMapping;
  existing: Existing;
  answers: ImportAnswers;
  today: Day;
  /** The same text gives the same id, on every machine and every day. */
  derive: (name: string) => string;
}

export type ImportOutcome =
  /** The files cannot be planned from at all. */
  | { outcome: "refused"; refused: readonly ImportRefusal[] }
  | { outcome: "asks"; question: ImportQuestion }
  /** Ready to be shown and applied. Rows in `refuse` are not in it: whether the others come in without them is for a person to say. */
  | { outcome: "planned"; plan: ImportPlan };

export function importFolder({ files, mapping, existing, answers, today, derive }: ImportRequest): ImportOutcome {
  const folder = readFolder(files, mapping);
  const blocking = folder.refused.filter(({ code }) => fileRefusals.includes(code));
  if (blocking.length > 0) return { outcome: "refused", refused: blocking };
  const schools = schoolsIn(folder);
  const school = answers.school === undefined && schools.length === 1 ? schools[0] : schools.find(({ id }) => id === answers.school);
  if (!school) {
    if (schools.length === 0) return { outcome: "refused", refused: [{ code: "fileEmpty", file: mapping.school.file }] };
    const question: ImportQuestion =
      answers.school === undefined
        ? { code: "school", choices: schools }
        : { code: "unknownSchool", asked: answers.school, choices: schools };
    return { outcome: "asks", question };
  }

  const { order: seen } = folder;
  if (seen.found === "ask" && !answers.dateOrder) return { outcome: "asks", question: { code: "dateOrder", examples: seen.examples } };
  const order = answers.dateOrder ?? (seen.found === "order" ? seen.order : "dayFirst");
  const { roster: read, refused } = readRoster(folder, mapping, { school: school.id, order, today });

  const over = spanOver(read.sections, today);
  if (over && !answers.terms) return { outcome: "asks", question: { code: "terms", ...over, current: restOfYear(today) } };
  const terms = answers.terms ?? "keep";

  const name = (...parts: string[]) => derive(parts.join("/"));
  const staffId = (id: string) => name("staff", school.id, id);
  const pupilIds = {
    misId: (id: string) => `${school.id}/${id}`,
    pupil: (id: string) => name("pupil", school.id, id),
    membership: (pupil: string, group: string, from: Day) => name("membership", pupil, group, from),
  };
  const found = findSameNames(read, existing, { staff: staffId, pupil: pupilIds });
  const spots = sameNameSpots(read, found);
  if (spots.length > 0 && !answers.sameNames) return { outcome: "asks", question: { code: "sameNames", spots } };
  const same = answers.sameNames === "join" ? found : nobodyTheSame;
  const { roster, refused: unclear } = withoutUnclear(read, same);

  const groups = planGroups(roster, existing, { idOf: (id) => name("group", school.id, id), terms, today });
  const staff = planStaff(roster, existing, groups.groups, staffId, today, same.staff.same);
  const pupils = planPupils(roster, existing, groups.groups, pupilIds, today, same.pupils.same);

  const notices: ImportNotice[] = [...folder.notices];
  if (seen.found === "order" && !answers.dateOrder) notices.push({ code: "dateOrderSeen", order, ...seen.spot });
  if (over) notices.push(terms === "current" ? { code: "termsMoved", ...restOfYear(today) } : { code: "termsOver", until: over.until });
  const parts = [groups.part, staff.part, pupils.part];
  return {
    outcome: "planned",
    plan: {
      school,
      add: parts.flatMap(({ add }) => add),
      change: parts.flatMap(({ change }) => change),
      skip: [...roster.skipped, ...parts.flatMap(({ skip }) => skip)],
      refuse: [...folder.refused, ...refused, ...unclear, ...staff.refuse, ...pupils.refuse],
      columns: folder.columns,
      notices: [...notices, ...parts.flatMap((part) => part.notices)],
      acts: parts.flatMap(({ acts }) => acts),
      invitations: staff.invitations,
      grants: staff.grants,
      grantEnds: staff.grantEnds,
    },
  };
}
