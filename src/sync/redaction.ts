/** Taking words back: what a redaction says of the records it names, the same at both ends. */
import * as z from "zod/mini";
import { kinds } from "../domain/kinds.ts";
import type { Change, Redacted } from "./change.ts";

export interface Redaction {
  /** Records of the redaction's own stream, whether they are here yet or not. */
  records: readonly string[];
  redacted: Redacted;
  /** It acts on what others began, too. */
  ofAnybody: boolean;
}

const { records, why, ofAnybody } = kinds.redaction.shape;
const said = z.object({ records, why, ofAnybody: z.optional(ofAnybody) });

/** The redaction a change makes, or undefined when it makes none. */
export function redactionIn(change: Pick<Change, "kind" | "fields" | "by" | "at">): Redaction | undefined {
  if (change.kind !== "redaction") return undefined;
  const fields = said.safeParse(change.fields);
  if (!fields.success) return undefined;
  return {
    records: fields.data.records,
    redacted: { why: fields.data.why, by: change.by, at: change.at },
    ofAnybody: fields.data.ofAnybody ?? false,
  };
}

/**
 * Whether a redaction acts on a record, the same at both ends and in whatever order they come: on what its maker began, and on
 * edits of which it is not known who began what they are about; on what somebody else began only when it is of anybody's.
 */
export function actsOn(begunBy: string | undefined, { by, ofAnybody }: { by: string; ofAnybody: boolean }): boolean {
  return ofAnybody || begunBy === undefined || begunBy === by;
}

/**
 * Of several redactions of one record the earliest stands, so that copies agree whatever the order they came in. Stamps that
 * are equal, which no two tablets of ours make, are told apart by who and why.
 */
export function earliest(one: Redacted | undefined, other: Redacted): Redacted {
  return one && order(one) < order(other) ? one : other;
}

function order({ at, by, why }: Redacted): string {
  return `${at} ${by} ${why}`;
}
