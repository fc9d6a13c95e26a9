/** What the import's tests share: the sample folder, folders written by hand, and a school that takes a plan. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import type { ImportAnswers } from "../../../src/domain/importCodes.ts";
import { kinds } from "../../../src/domain/kinds.ts";
import { importFolder, type ImportOutcome } from "../../../src/exchange/importFolder.ts";
import type { Existing, ImportPlan } from "../../../src/exchange/plan.ts";
import type { ImportFile } from "../../../src/exchange/readFolder.ts";
import { schoolDataSyncUk } from "../../../src/exchange/schoolDataSyncUk.ts";

const sampleFolder = new URL("../../fixtures/school-data-sync-uk/", import.meta.url);

export function sample(): ImportFile[] {
  return readdirSync(sampleFolder)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => ({ name, bytes: readFileSync(new URL(name, sampleFolder)) }));
}

/** Files written by hand, as UTF-8. */
export function folder(texts: Record<string, string>): ImportFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
}

/** The smallest folder that can be read: one school, its pupils. */
export function pupilsFolder(students: string): ImportFile[] {
  return folder({ "School.csv": "DfE Number,Name\n1,Oak\n", "Student.csv": students });
}

export const nothing: Existing = { pupils: [], groups: [], memberships: [], staff: [], teaching: [], erased: [] };

/** The day on which these tests happen. */
export const today = "2026-11-23";

/** The same text gives the same id, as a name-based UUID does. */
const derive = (name: string) => createHash("sha256").update(name).digest("hex").slice(0, 32);

export function ask(files: readonly ImportFile[], answers: ImportAnswers = {}, existing: Existing = nothing, on = today): ImportOutcome {
  return importFolder({ files, mapping: schoolDataSyncUk, existing, answers, today: on, derive });
}

/** The plan, where nothing is left to ask. Every statement in it is one that the school's kinds take. */
export function plan(files: readonly ImportFile[], answers: ImportAnswers = {}, existing: Existing = nothing, on = today): ImportPlan {
  const outcome = ask(files, answers, existing, on);
  if (outcome.outcome !== "planned") throw new Error(`Expected a plan: ${JSON.stringify(outcome)}`);
  for (const draft of outcome.plan.acts.flat()) expect(kinds[draft.kind].change.safeParse(draft.fields)).toMatchObject({ success: true });
  return outcome.plan;
}

export const count = (of: ImportPlan, what: ImportPlan["add"][number]["what"]) => of.add.filter((added) => added.what === what).length;

/** The school after a plan: what the next import of it meets. */
export function after(existing: Existing, { acts, grants, grantEnds }: ImportPlan): Existing {
  const pupils = new Map(existing.pupils.map((pupil) => [pupil.id, pupil]));
  const groups = new Map(existing.groups.map((group) => [group.id, group]));
  const staff = new Map(existing.staff.map((member) => [member.id, member]));
  const memberships = [...existing.memberships];
  const blank = {
    misId: null,
    firstName: "",
    lastName: "",
    knownAs: null,
    yearGroup: null,
    birthDate: null,
    identified: false,
    left: false,
    removed: false,
  };
  for (const draft of acts.flat()) {
    if (draft.kind === "pupil") {
      const { firstName, lastName, yearGroup } = draft.fields;
      const had = pupils.get(draft.record) ?? { id: draft.record, ...blank };
      pupils.set(draft.record, {
        ...had,
        ...(firstName === undefined ? {} : { firstName }),
        ...(lastName === undefined ? {} : { lastName }),
        ...(yearGroup === undefined ? {} : { yearGroup }),
      });
    } else if (draft.kind === "identity") {
      const id = draft.stream.slice("file/".length);
      const had = pupils.get(id) ?? { id, ...blank };
      const { misId, birthDate } = draft.fields;
      pupils.set(id, {
        ...had,
        identified: true,
        ...(misId === undefined ? {} : { misId }),
        ...(birthDate === undefined ? {} : { birthDate }),
      });
    } else if (draft.kind === "membership") {
      const index = memberships.findIndex(({ id }) => id === draft.record);
      const had = memberships[index] ?? { id: draft.record, pupil: "", group: "", from: "", until: null, removed: false };
      const { pupil = had.pupil, value: group = had.group, from = had.from, until = had.until } = draft.fields;
      memberships.splice(index < 0 ? memberships.length : index, 1, { ...had, pupil, group, from, until });
    } else if (draft.kind === "class") {
      const had = groups.get(draft.record) ?? { id: draft.record, name: "", from: "", until: null, removed: false };
      const { name = had.name, from = had.from, until = had.until } = draft.fields;
      groups.set(draft.record, { ...had, name, from, until });
    } else if (draft.kind === "staff") {
      staff.set(draft.record, { id: draft.record, displayName: draft.fields.displayName ?? "", left: false, removed: false });
    }
  }
  return {
    ...existing,
    pupils: [...pupils.values()],
    groups: [...groups.values()],
    staff: [...staff.values()],
    memberships,
    teaching: [
      ...existing.teaching.map((each) => ({ ...each, until: grantEnds.find(({ grant }) => grant === each.id)?.until ?? each.until })),
      ...grants.map((grant, index) => ({ ...grant, id: `grant-${existing.teaching.length + index}`, ended: false })),
    ],
  };
}
