/** What a record says about access: where a pupil is, which class belongs to which phase, that a pupil has a card, what day it is. */
import type { Place, NamedClass } from "../../domain/own.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";

export type AccessRow =
  | { of: "place"; place: Place }
  | { of: "class"; named: NamedClass }
  | { of: "pupil"; pupil: string }
  | { of: "school" }
  | { of: "place" | "class" | "pupil"; gone: true };

/** The row a record stands for, `gone` when it no longer counts, undefined for kinds that say nothing about access. */
export function accessRow(record: MergedRecord): AccessRow | undefined {
  switch (record.kind) {
    case "membership": {
      const place = placeOf(record);
      return place ? { of: "place", place } : { of: "place", gone: true };
    }
    case "class": {
      const named = recordOf(record, "class");
      return named ? { of: "class", named: { id: named.id, phase: named.fields.phase ?? null } } : { of: "class", gone: true };
    }
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
