/**
 * A record: what all the changes to it come to. Each group of fields carries the mark of the change that last stated it.
 */
import * as z from "zod/mini";
import { id } from "../domain/kind.ts";
import { fieldValues, kindName, redacted, streamName, uuid7 } from "./change.ts";
import { stamp } from "./stamp.ts";

/** Who said a group of fields, when, and in which change. */
export const mark = z.strictObject({ at: stamp, by: id, change: uuid7 });
export type Mark = z.infer<typeof mark>;

/**
 * The key under which the one mark of all groups stands while no group has been stated apart: an observation is said once,
 * and eight copies of one mark would be most of its bytes.
 */
export const everyGroup = "*";

export const mergedRecord = z.strictObject({
  stream: streamName,
  kind: kindName,
  id,
  fields: fieldValues,
  marks: z.record(z.string().check(z.maxLength(40)), mark),
  redacted: z.optional(redacted),
});
export type MergedRecord = z.infer<typeof mergedRecord>;

/** The mark of what a record began with: what is fixed in it is said once, and until something is stated apart there is one mark. */
export function firstMark(marks: Readonly<Record<string, Mark>>): Mark | undefined {
  return marks.fixed ?? Object.values(marks)[0];
}
