/** What a record says about access: where a pupil is, that there is a class, that a pupil has a card, what day it is. */
import type { Place } from "../../domain/own.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";

export type AccessRow =
  | { of: "place"; place: Place }
  /** Of which phases, and when, is told by all that was ever said of it (classPhases.ts). */
  | { of: "class" }
  | { of: "pupil"; pupil: string }
  | { of: "school" }
  | { of: "place" | "pupil"; gone: true };

/** The row a record stands for, `gone` when it no longer counts, undefined for kinds that say nothing about access. */
export function accessRow(record: MergedRecord): AccessRow | undefined {
  switch (record.kind) {
    case "membership": {
      const place = placeOf(record);
      return place ? { of: "place", place } : { of: "place", gone: true };
    }
    case "class":
      return { of: "class" };
    case "pupil":
      return record.redacted ? { of: "pupil", gone: true } : { of: "pupil", pupil: record.id };
    case "school":
      return { of: "school" };
    default:
      return undefined;
  }
}

/** A membership as a place; undefined while part of it has not arrived, and once it was removed. */
function placeOf(record: MergedRecord): Place | undefined {
  const { pupil, of, value, from, until } = recordOf(record, "membership")?.fields ?? {};
  if (pupil === undefined || of === undefined || value === undefined || from === undefined) return undefined;
  return { pupil, of, value, from, until: until ?? null };
}

/** Kinds from which it is worked out who may do what: those with a row above, and staff, whose leaving ends every role. */
export function saysWhoMayDoWhat(kind: string): boolean {
  return kind === "membership" || kind === "class" || kind === "pupil" || kind === "school" || kind === "staff";
}
