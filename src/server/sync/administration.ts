/**
 * Administration is online: what it comes to is checked, against everything that is there, in the transaction that appends
 * it. Each rule says whether a record, as merged, can stand among the others of its kind.
 */
import type { KindName } from "../../domain/kinds.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { MergedRecord } from "../../sync/record.ts";

/** What a record is checked against: all records of the kinds its rule asks for, as they will be. */
type Others = readonly MergedRecord[];

interface Rule {
  /** Kinds read whole, in the record's own stream (`own`) or in the school's. */
  reads: readonly { kind: KindName; in: "own" | "school" }[];
  /** The field that cannot stand, or undefined when all is well. */
  wrong: (record: MergedRecord, others: Others) => string | undefined;
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
  wrong: (record, others) => {
    const own = recordOf(record, "membership");
    if (!own) return undefined;
    const { of, value, pupil, from } = own.fields;
    if (of === undefined || value === undefined || pupil === undefined || from === undefined) return "of";
    if (backwards(own.fields)) return "until";
    if (of === "class" || of === "group") {
      const named = recordsOf(others, "class").find(({ id }) => id === value);
      if (named?.fields.type !== of) return "value";
    }
    // A pupil is in one class at a time, one phase, one site, one pathway; in any number of groups, once in each.
    const clash = recordsOf(others, "membership").some(
      (other) =>
        other.id !== own.id &&
        other.fields.of === of &&
        (of !== "group" || other.fields.value === value) &&
        overlap(other.fields, own.fields),
    );
    return clash ? "from" : undefined;
  },
};

const classNamed: Rule = {
  reads: [],
  wrong: (record) => {
    const own = recordOf(record, "class");
    if (!own) return undefined;
    if (own.fields.type === undefined) return "type";
    return backwards(own.fields) ? "until" : undefined;
  },
};

const year: Rule = {
  reads: oneFor("year", "year").reads,
  wrong: (record, others) => {
    const own = recordOf(record, "year");
    if (!own) return undefined;
    const modules = own.fields.modules ?? [];
    const disordered = modules.some((module, index) => {
      const before = modules[index - 1];
      return backwards(module) || (before !== undefined && module.from <= before.until);
    });
    return disordered ? "modules" : oneFor("year", "year").wrong(record, others);
  },
};

const dated = (kind: "closure" | "consent"): Rule => ({
  reads: [],
  wrong: (record) => {
    const own = recordOf(record, kind);
    return own && backwards(own.fields) ? "until" : undefined;
  },
});

/** The kinds of administration, each with what it must not contradict. */
const rules: Partial<Record<KindName, Rule>> = {
  school: oneFor("school"),
  year,
  policy: oneFor("policy", "policy"),
  frameworkVersion: oneFor("frameworkVersion", "framework", "version"),
  class: classNamed,
  membership,
  closure: dated("closure"),
  consent: dated("consent"),
};

function ruleOf(kind: string): Rule | undefined {
  return Object.entries(rules).find(([name]) => name === kind)?.[1];
}

/** Whether a kind is administration: checked online against what is there. Everything else is taken from tablets that were away. */
export function isAdministration(kind: string): boolean {
  return ruleOf(kind) !== undefined;
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
export function contradiction(touched: Others, others: Others): { record: string; field: string } | undefined {
  for (const record of touched) {
    const field = record.redacted ? undefined : ruleOf(record.kind)?.wrong(record, others);
    if (field !== undefined) return { record: record.id, field };
  }
  return undefined;
}
