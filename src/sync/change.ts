/**
 * A change: one statement, or several, about one record, made by one person at one moment. An act is what one person did:
 * one or more changes, sent, accepted, refused, undone and shown as one.
 */
import * as z from "zod/mini";
import { id } from "../domain/kind.ts";
import { replica, stamp } from "./stamp.ts";

export const uuid7 = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
/** A kind by name; it may be one that only a newer app knows. */
export const kindName = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));
export const streamName = z.string().check(z.maxLength(140), z.regex(/^[a-z]+(\/[0-9a-z-]+){0,2}$/));

/** What is left of a change whose words were taken back: id, number and stamp stay, so that no copy can bring them again. */
export const redacted = z.strictObject({ why: z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}$/)), by: id, at: stamp });
export type Redacted = z.infer<typeof redacted>;

/** Field values as they travel. Kinds say what each may be; a kind this app does not know is kept as it came. */
export const fieldValues = z.record(z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[a-z][A-Za-z0-9]*$/)), z.json());
export type FieldValues = z.infer<typeof fieldValues>;

export const change = z.strictObject({
  id: uuid7,
  act: uuid7,
  stream: streamName,
  kind: kindName,
  record: id,
  fields: fieldValues,
  at: stamp,
  by: id,
  replica,
  /**
   * For an edit: by group, the change whose statement its author saw and replaces. It tells a later edit made knowing mine
   * from one made without, so that only the second is offered back to me.
   */
  over: z.optional(z.record(z.string().check(z.maxLength(40)), uuid7)),
  redacted: z.optional(redacted),
});
export type Change = z.infer<typeof change>;

/** More than any one thing a person does; an import says itself in several acts. */
export const maxChangesInAct = 200;

export const act = z.strictObject({ id: uuid7, changes: z.array(change).check(z.minLength(1), z.maxLength(maxChangesInAct)) });
export type Act = z.infer<typeof act>;

/** A change as the server keeps and sends it: with its number in its stream. `late`: it came after its author's access had ended. */
export const numberedChange = z.strictObject({ ...change.shape, seq: z.int().check(z.minimum(1)), late: z.optional(z.literal(true)) });
export type NumberedChange = z.infer<typeof numberedChange>;
