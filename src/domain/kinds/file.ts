import * as z from "zod/mini";
import { count, day, defineKind, id, ids, label, text } from "../kind.ts";

export const identity = defineKind({
  stream: "file",
  fixed: ["pupil"],
  groups: { upn: ["upn", "temporary"] },
  shape: { pupil: id, upn: label, temporary: z.boolean(), birthDate: z.nullable(day), misId: z.nullable(label) },
});

export const analysisGroup = defineKind({
  stream: "file",
  fixed: ["pupil", "group"],
  groups: { value: ["value", "from", "until"] },
  shape: {
    pupil: id,
    group: z.enum(["ppg", "eal", "sex", "lookedAfter", "primaryNeed"]),
    value: label,
    from: day,
    until: z.nullable(day),
  },
});

const evaluationResults = ["met", "metWithMoreHelp", "partly", "notMet", "kept", "notKept"] as const;

/** What a person says of a target at a data point. Separate from its state: an unmet target is never hidden. */
export const evaluation = defineKind({
  stream: "file",
  fixed: ["pupil", "target", "dataPoint"],
  groups: { result: ["result", "words"] },
  shape: { pupil: id, target: id, dataPoint: id, result: z.enum(evaluationResults), words: text },
});

/** A best-fit judgement, with the evidence beside it. The one in force is derived. */
export const judgement = defineKind({
  stream: "file",
  fixed: ["pupil", "framework", "version", "strand", "dataPoint"],
  groups: { judgement: ["level", "subStep", "reason", "evidence"], late: ["lateReason"] },
  shape: {
    pupil: id,
    framework: id,
    version: count,
    strand: id,
    dataPoint: id,
    level: id,
    subStep: z.nullable(z.enum(["emerging", "secure"])),
    reason: text,
    evidence: ids,
    lateReason: z.nullable(text),
  },
});

/**
 * A late judgement counts once somebody else has put their name to it. The server refuses one's own; where it came before its
 * judgement nobody could look, so whoever counts leaves out one by the judgement's author.
 */
export const countersignature = defineKind({
  stream: "file",
  fixed: ["pupil", "judgement"],
  shape: { pupil: id, judgement: id },
});

export const consent = defineKind({
  stream: "file",
  fixed: ["pupil", "scope"],
  groups: { consent: ["given", "from", "until", "who"] },
  shape: { pupil: id, scope: z.enum(["inside", "parents", "public"]), given: z.boolean(), from: day, until: z.nullable(day), who: label },
});
