import * as z from "zod/mini";
import { defineKind, id, instant, label } from "../kind.ts";

/** A stream that was erased: ids only, so that a restored backup can be told what must stay gone. */
export const erasure = defineKind({
  stream: "leadership",
  fixed: ["stream", "erasedAt", "why"],
  shape: { stream: label, erasedAt: instant, why: z.enum(["request", "retention", "mistake"]) },
});

/**
 * How far a writer of the audit has come, and the hash that its entries come to: leaders' tablets hold it, and know it when those
 * entries are others later. The record is named by the writer.
 */
export const auditMark = defineKind({
  stream: "leadership",
  groups: { mark: ["number", "hash"] },
  shape: { number: z.int().check(z.minimum(1)), hash: label },
});

/**
 * Takes words back for good: the named records of this stream keep their ids, numbers and stamps, and lose every value,
 * those of changes still on their way included. It acts on what its maker began; `ofAnybody`, which is for those who answer
 * for the stream, also on what others did, so that every copy can tell what it acts on without knowing who may do what.
 */
export const redaction = defineKind({
  stream: "any",
  fixed: ["records", "why"],
  shape: {
    records: z.array(id).check(z.minLength(1), z.maxLength(200)),
    why: z.enum(["wrongPupil", "request"]),
    ofAnybody: z.literal(true),
  },
});
