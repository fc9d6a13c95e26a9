/** What the tests of lists share: files written by hand, and a school that takes a plan and is met by the next list. */
import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Draft } from "../../../../src/domain/draft.ts";
import { fieldsOf, groupOf } from "../../../../src/domain/kind.ts";
import { kinds, type KindName } from "../../../../src/domain/kinds.ts";
import type { ListAnswers, ListKind } from "../../../../src/domain/listCodes.ts";
import { parseStream, streams } from "../../../../src/domain/streams.ts";
import { schoolHere, type GrantHere, type Kept, type SchoolHere } from "../../../../src/exchange/list/here.ts";
import { importList, type ListOutcome, type ListPlan } from "../../../../src/exchange/list/importList.ts";
import { recordOf } from "../../../../src/sync/recordOf.ts";

/** The day on which these tests happen. */
export const today = "2026-11-23";

const derive = (name: string) => createHash("sha256").update(name).digest("hex").slice(0, 32);

interface Row {
  stream: string;
  kind: KindName;
  id: string;
  fields: Record<string, unknown>;
}

/** A school's records as its log would merge them, without stamps: the last word stands, group by group. */
export class TestSchool {
  readonly #rows = new Map<string, Row>();
  readonly #grants: GrantHere[] = [];
  readonly erased = new Set<string>();

  say(...drafts: readonly Draft[]): this {
    for (const { stream, kind, record, fields } of drafts) {
      const key = `${stream}|${record}`;
      const had = this.#rows.get(key);
      if (had && had.kind !== kind) throw new Error("One id, two kinds.");
      const fixed = Object.keys(fields).find((field) => had && kinds[kind].fixed.includes(field) && field in had.fields);
      if (fixed !== undefined && JSON.stringify(had?.fields[fixed]) !== JSON.stringify(Reflect.get(fields, fixed)))
        throw new Error(`${kind}.${fixed} is fixed.`);
      const touched = new Set(Object.keys(fields).flatMap((field) => fieldsOf(kinds[kind], groupOf(kinds[kind], field))));
      const kept = Object.fromEntries(
        Object.entries(had?.fields ?? {}).filter(([field]) => !touched.has(field) || kinds[kind].fixed.includes(field)),
      );
      this.#rows.set(key, { stream, kind, id: record, fields: { ...kept, ...fields } });
    }
    return this;
  }

  take({ acts, grants }: Pick<ListPlan, "acts" | "grants">): this {
    this.say(...acts.flat());
    for (const grant of grants) this.#grants.push({ id: `grant-${this.#grants.length}`, ended: false, ...grant });
    return this;
  }

  #kept<K extends KindName>(stream: string, kind: K): Kept<K>[] {
    return [...this.#rows.values()].flatMap((row) => {
      if (row.stream !== stream) return [];
      const { removedAt, ...fields } = row.fields;
      const found = recordOf({ ...row, fields, marks: {} }, kind);
      return found ? [{ id: found.id, fields: found.fields, removed: typeof removedAt === "number" }] : [];
    });
  }

  /** The records of a kind that stand in a stream. */
  standing<K extends KindName>(stream: string, kind: K): Kept<K>[] {
    return this.#kept(stream, kind).filter(({ removed }) => !removed);
  }

  get pupils(): string[] {
    return [
      ...new Set(
        [...this.#rows.values()].flatMap(({ stream }) => (parseStream(stream)?.type === "card" ? (parseStream(stream)?.id ?? []) : [])),
      ),
    ];
  }

  here(): SchoolHere {
    const own = <K extends KindName>(kind: K) => this.#kept(streams.school, kind);
    return schoolHere(
      {
        ...{ classes: own("class"), frameworks: own("frameworkVersion"), policies: own("policy"), staff: own("staff") },
        pupils: this.pupils.map((id) => ({
          id,
          pupil: this.#kept(streams.card(id), "pupil")[0],
          identity: this.#kept(streams.file(id), "identity")[0],
          memberships: this.#kept(streams.card(id), "membership"),
          analysisGroups: this.#kept(streams.file(id), "analysisGroup"),
          targets: this.#kept(streams.card(id), "target"),
          outcomes: this.#kept(streams.card(id), "outcome"),
          consents: this.#kept(streams.file(id), "consent"),
          pictureConsent: this.#kept(streams.card(id), "pictureConsent")[0],
        })),
      },
      (pupil) => this.erased.has(pupil),
      { grants: this.#grants, hasLeft: () => false },
    );
  }
}

export interface Asked {
  answers?: ListAnswers;
  school?: TestSchool;
  on?: string;
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

export function ask(
  kind: ListKind,
  text: string | Uint8Array,
  { answers = {}, school = new TestSchool(), on = today }: Asked = {},
): ListOutcome {
  const bytes = typeof text === "string" ? bytesOf(text) : text;
  return importList({ kind, file: { name: "list.csv", bytes }, here: school.here(), answers, today: on, derive, freshSeed: "seed" });
}

/** The plan, where nothing is left to ask. Every statement in it is one that the school's kinds take. */
export function plan(kind: ListKind, text: string | Uint8Array, asked: Asked = {}): ListPlan {
  const outcome = ask(kind, text, asked);
  if (outcome.outcome !== "planned") throw new Error(`Expected a plan: ${JSON.stringify(outcome)}`);
  for (const draft of outcome.plan.acts.flat()) expect(kinds[draft.kind].change.safeParse(draft.fields)).toMatchObject({ success: true });
  return outcome.plan;
}

/** The plan, which the school then takes. */
export function bring(school: TestSchool, kind: ListKind, text: string | Uint8Array, asked: Omit<Asked, "school"> = {}): ListPlan {
  const planned = plan(kind, text, { ...asked, school });
  school.take(planned);
  return planned;
}

/** A class of the school. */
export function aClass(id: string, name: string, type: "class" | "group" = "class"): Draft {
  const fields = { name, type, phase: null, site: null, pathway: null, from: "2026-09-01", until: null };
  return { stream: streams.school, kind: "class", record: id, fields };
}

/** The outcome of each line: its first letter, and why. */
export function lines({ add, change, skip, refuse }: ListPlan): Record<number, string> {
  const said: Record<number, string> = {};
  for (const { line = 0 } of add) said[line] = "add";
  for (const { line = 0, columns } of change) said[line] = `change ${columns.join(", ")}`;
  for (const { line = 0, code } of skip) said[line] = `skip ${code}`;
  for (const { line = 0, code, column } of refuse)
    said[line] = [said[line], `refuse ${code}${column === undefined ? "" : ` ${column}`}`].filter(Boolean).join(", ");
  return said;
}
