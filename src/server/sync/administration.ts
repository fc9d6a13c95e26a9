/**
 * Administration is online: what it comes to is checked, against everything that is there, in the transaction that appends
 * it. Each rule says whether a record, as merged, can stand among the others of its kind.
 */
import { removal } from "../../domain/kind.ts";
import type { KindName } from "../../domain/kinds.ts";
import { mayBe, policyNames } from "../../domain/policies.ts";
import { faultOfModules, faultOfSpan } from "../../domain/schoolYear.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, addDays, isZone, type Day } from "../../domain/time.ts";
import type { FieldValues } from "../../sync/change.ts";
import { keptOf, recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import type { MergedRecord } from "../../sync/record.ts";
import type { RecordName } from "../storage/streamStore.ts";

/** What a record is checked against: all records of the kinds its rule asks for, as they will be. */
type Others = readonly MergedRecord[];

interface Rule {
  /** Kinds read whole, in the record's own stream (`own`) or in the school's. */
  reads: readonly { kind: KindName; in: "own" | "school" }[];
  /** The field that cannot stand, or undefined when all is well. */
  wrong: (record: MergedRecord, others: Others, today: Day) => string | undefined;
  /** The fields that make a change of this kind administration; every one, where this is left out. */
  when?: readonly string[];
}

interface Dated {
  from?: Day | undefined;
  until?: Day | null | undefined;
}

function backwards({ from, until }: Dated): boolean {
  return from !== undefined && typeof until === "string" && until < from;
}

function overlap(one: Dated, other: Dated): boolean {
  const starts = (dated: Dated) => dated.from ?? "";
  const ends = (dated: Dated) => dated.until ?? "~";
  return starts(one) <= ends(other) && starts(other) <= ends(one);
}

/** A class, a removed one too: there may be children in it, and there have been. */
function classIn(record: MergedRecord | undefined): RecordOf<"class"> | undefined {
  return keptOf(record, "class");
}

function isRemoved({ fields }: MergedRecord): boolean {
  return typeof fields.removedAt === "number";
}

/** Another record of the same stream: what is beside it in a child's own. Other children's are there for their class's sake. */
function isOther(one: { stream: string; id: string }, own: { stream: string; id: string }): boolean {
  return one.stream === own.stream && one.id !== own.id;
}

/** A kind of which there is one record for each value of some fields. */
function oneFor(kind: "school" | "year" | "policy" | "frameworkVersion", ...fields: readonly string[]): Rule {
  const key = (record: MergedRecord) => JSON.stringify(fields.map((field) => record.fields[field]));
  return {
    reads: [{ kind, in: "own" }],
    wrong: (record, others) => {
      if (!recordOf(record, kind)) return undefined;
      const twin = others.some((other) => other.id !== record.id && recordOf(other, kind) && key(other) === key(record));
      return twin ? (fields[0] ?? "record") : undefined;
    },
  };
}

const membership: Rule = {
  reads: [
    { kind: "membership", in: "own" },
    { kind: "class", in: "school" },
  ],
  wrong: (record, others, today) => {
    const own = recordOf(record, "membership");
    if (!own) return undefined;
    const { of, value, pupil, from } = own.fields;
    if (of === undefined || value === undefined || pupil === undefined || from === undefined) return "of";
    if (backwards(own.fields)) return "until";
    if (of === "class" || of === "group") {
      const named = others.find((other) => other.kind === "class" && other.id === value);
      if (!named || classIn(named)?.fields.type !== of) return "value";
      // Who was in a class that is no more was there all the same.
      const over = typeof own.fields.until === "string" && own.fields.until < today;
      if (isRemoved(named) && !over) return "value";
    }
    // A pupil is in one class at a time, one phase, one site, one pathway; in any number of groups, once in each.
    const clash = recordsOf(others, "membership").some(
      (other) =>
        isOther(other, own) &&
        other.fields.of === of &&
        (of !== "group" || other.fields.value === value) &&
        overlap(other.fields, own.fields),
    );
    return clash ? "from" : undefined;
  },
};

/** A class with children in it is neither removed nor ended: they would be nobody's, and seen by nobody. */
const classNamed: Rule = {
  reads: [],
  wrong: (record, others, today) => {
    const kept = classIn(record);
    if (!kept) return undefined;
    if (kept.fields.type === undefined) return "type";
    if (backwards(kept.fields)) return "until";
    const removed = isRemoved(record);
    const last = removed ? addDays(today, -1) : (kept.fields.until ?? null);
    const stays = recordsOf(others, "membership").some(
      ({ fields: { of, value, until } }) =>
        (of === "class" || of === "group") && value === kept.id && last !== null && (until ?? "~") > last,
    );
    if (!stays) return undefined;
    return removed ? "removedAt" : "until";
  },
};

/** A pupil is or is not of an analysis group, as far as is known, on any one day. */
const analysisGroup: Rule = {
  reads: [{ kind: "analysisGroup", in: "own" }],
  wrong: (record, others) => {
    const own = recordOf(record, "analysisGroup");
    if (!own) return undefined;
    if (backwards(own.fields)) return "until";
    const clash = recordsOf(others, "analysisGroup").some(
      (other) => isOther(other, own) && other.fields.group === own.fields.group && overlap(other.fields, own.fields),
    );
    return clash ? "from" : undefined;
  },
};

/** The school itself: one, in a time zone that there is. */
const school: Rule = {
  reads: oneFor("school").reads,
  wrong: (record, others, today) => {
    const zone = recordOf(record, "school")?.fields.zone;
    return zone !== undefined && !isZone(zone) ? "zone" : oneFor("school").wrong(record, others, today);
  },
};

/** Nothing that is there can contradict it; it is administration because whoever says it must have the right to, now. */
const nothingWrong = { reads: [], wrong: () => undefined } as const satisfies Rule;

/** What a school decides for its iPads, within the limits that keep them safe. */
const policy: Rule = {
  reads: oneFor("policy", "policy").reads,
  wrong: (record, others, today) => {
    const { policy: said, value } = recordOf(record, "policy")?.fields ?? {};
    const known = policyNames.find((name) => name === said);
    return known && !mayBe(known, value) ? "value" : oneFor("policy", "policy").wrong(record, others, today);
  },
};

/** Modules follow each other and lie in their year. Of which year they are may come after them, when a copy was put back. */
const year: Rule = {
  reads: oneFor("year", "year").reads,
  wrong: (record, others, today) => {
    const { year: named, modules = [] } = recordOf(record, "year")?.fields ?? {};
    if (named === undefined) return undefined;
    return faultOfModules(named, modules) === null ? oneFor("year", "year").wrong(record, others, today) : "modules";
  },
};

/** Days nobody comes, all of one school year: they are kept and put right by year. */
const closure: Rule = {
  reads: [],
  wrong: (record) => {
    const { from, until } = recordOf(record, "closure")?.fields ?? {};
    if (from === undefined || until === undefined) return undefined;
    return faultOfSpan(academicYearOf(from), { from, until }) === null ? undefined : "until";
  },
};

const consent: Rule = {
  reads: [],
  wrong: (record) => {
    const own = recordOf(record, "consent");
    return own && backwards(own.fields) ? "until" : undefined;
  },
};

/** The kinds of administration, each with what it must not contradict. */
const rules: Partial<Record<KindName, Rule>> = {
  school,
  year,
  policy,
  frameworkVersion: oneFor("frameworkVersion", "framework", "version"),
  class: classNamed,
  membership,
  closure,
  consent,
  analysisGroup,
  staff: nothingWrong,
  // A child's name and year may be put right on a tablet that is away; that they have left may not.
  pupil: { ...nothingWrong, when: ["leftOn", ...Object.keys(removal)] },
};

function ruleOf(kind: string): Rule | undefined {
  return Object.entries(rules).find(([name]) => name === kind)?.[1];
}

/**
 * Whether saying these fields of a kind is administration: done online, and checked against what is there. Everything else is
 * taken from tablets that were away.
 * @param fields left out when it is about the record as a whole
 */
export function isAdministration(kind: string, fields?: FieldValues): boolean {
  const rule = ruleOf(kind);
  return rule !== undefined && (!fields || !rule.when || rule.when.some((name) => name in fields));
}

/** The kinds that a change of `kind` in `stream` is checked against. */
export function administrationReads(kind: string, stream: string): { stream: string; kind: string }[] {
  return (ruleOf(kind)?.reads ?? []).map((read) => ({ kind: read.kind, stream: read.in === "own" ? stream : streams.school }));
}

/**
 * The first record that cannot stand, and its field.
 * @param touched records as they will be once the act is in
 * @param others all records of the kinds read, as they will be
 */
export function contradiction(touched: Others, others: Others, today: Day): (RecordName & { field: string }) | undefined {
  for (const record of touched) {
    const field = record.redacted ? undefined : ruleOf(record.kind)?.wrong(record, others, today);
    if (field !== undefined) return { stream: record.stream, record: record.id, field };
  }
  return undefined;
}
