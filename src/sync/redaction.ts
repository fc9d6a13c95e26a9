/** Taking words back: what a redaction says of the records it names, the same at both ends. */
import * as z from "zod/mini";
import { kinds } from "../domain/kinds.ts";
import type { Change, Redacted } from "./change.ts";

export interface Redaction {
  /** Records of the redaction's own stream, whether they are here yet or not. */
  records: readonly string[];
  redacted: Redacted;
}

const said = z.object({ records: kinds.redaction.shape.records, why: kinds.redaction.shape.why });

/** The redaction a change makes, or undefined when it makes none. */
export function redactionIn(change: Pick<Change, "kind" | "fields" | "by" | "at">): Redaction | undefined {
  if (change.kind !== "redaction") return undefined;
  const fields = said.safeParse(change.fields);
  if (!fields.success) return undefined;
  return { records: fields.data.records, redacted: { why: fields.data.why, by: change.by, at: change.at } };
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
