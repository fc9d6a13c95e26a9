import * as z from "zod/mini";
import { count, day, defineKind, id, instant, label, text } from "../kind.ts";
import { areasOfNeed } from "../needs.ts";

export const school = defineKind({ stream: "school", shape: { name: label, zone: label } });

const module = z.strictObject({ number: z.int().check(z.minimum(1), z.maximum(6)), from: day, until: day });

export const year = defineKind({
  stream: "school",
  fixed: ["year"],
  groups: { modules: ["modules"], dataPoints: ["dataPoints"] },
  shape: {
    year: label,
    modules: z.array(module).check(z.maxLength(6)),
    dataPoints: z.array(z.strictObject({ id, module: count, on: day })).check(z.maxLength(6)),
  },
});

export const closure = defineKind({ stream: "school", groups: { days: ["from", "until"] }, shape: { name: label, from: day, until: day } });

/** The name of a class or of a group across classes; who is in it is said by memberships. */
export const classNamed = defineKind({
  stream: "school",
  groups: { dates: ["from", "until"] },
  shape: {
    name: label,
    type: z.enum(["class", "group"]),
    phase: z.nullable(id),
    site: z.nullable(id),
    pathway: z.nullable(id),
    from: day,
    until: z.nullable(day),
  },
});

/** A member of staff as everybody may see them. Accounts, roles and e-mail addresses live on the server only. */
export const staff = defineKind({ stream: "school", shape: { displayName: label, leftOn: z.nullable(day) } });

export const policy = defineKind({
  stream: "school",
  fixed: ["policy"],
  shape: { policy: id, value: z.union([z.number(), z.boolean(), text]) },
});

const area = z.strictObject({
  id,
  name: label,
  prompt: z.optional(text),
  /** One of the needs an EHC plan names; areas map to needs many-to-many. */
  needs: z.optional(z.array(z.enum(areasOfNeed))),
  strands: z.array(z.strictObject({ id, name: label })),
});

/** A framework is versioned data; adopting a version never rewrites history, so a version is said once. */
export const frameworkVersion = defineKind({
  stream: "school",
  fixed: ["framework", "version", "name", "example", "areas", "scale", "anchors", "steps", "sideways", "pathways"],
  shape: {
    framework: id,
    version: count,
    name: label,
    /** The shipped wording is an example and says so on screen. */
    example: z.boolean(),
    areas: z.array(area).check(z.maxLength(20)),
    /** Ordered, lowest first; empty where there is no ladder (engagement). */
    scale: z.array(z.strictObject({ id, name: label, band: z.optional(label) })).check(z.maxLength(100)),
    anchors: z.array(z.strictObject({ strand: id, level: id, words: text })).check(z.maxLength(2_000)),
    steps: z
      .array(z.strictObject({ id, strand: id, level: id, step: text, counts: text, doesntCount: text, tryItIn: text }))
      .check(z.maxLength(2_000)),
    /** What to try when the next step up is not the next step: a new place, a new person, less help, after a holiday. */
    sideways: z.array(z.strictObject({ strand: id, level: id, words: text })).check(z.maxLength(2_000)),
    /** Whose children work with it; null is a child of whom no pathway is said, and with none at all it is used no longer. */
    pathways: z.array(z.nullable(id)).check(z.maxLength(100)),
    adoptedOn: z.nullable(day),
  },
});

/** A data point closed by a phase leader. It holds what its author had seen: a judgement stamped before is in time whenever it arrives. */
export const lock = defineKind({
  stream: "school",
  fixed: ["dataPoint", "phase", "cursors", "lockedAt"],
  shape: {
    dataPoint: id,
    phase: id,
    cursors: z.record(z.string().check(z.maxLength(140)), z.strictObject({ epoch: id, seq: count })),
    lockedAt: instant,
    unlockedWhy: z.nullable(text),
  },
});

export const comparator = defineKind({
  stream: "school",
  groups: { figure: ["value", "source", "cohort", "on"] },
  shape: { series: label, value: z.number(), source: label, cohort: label, on: day },
});
