/**
 * The messages of a child's history, which no exchange needs: a server that is too old for them answers that there is no such
 * route, and a tablet shows what it knows itself. They are apart from the protocol's so that no lesson loads them.
 */
import * as z from "zod/mini";
import { id, instant } from "../domain/kind.ts";
import { fieldValues, kindName, numberedChange, streamName } from "./change.ts";

/** Changes in one page: what somebody reads before asking for more. */
export const maxHistoryPage = 40;

const version = z.int().check(z.minimum(1), z.maximum(10_000));

/** How far back some streams have been told: the number of the last change that was. */
const toldTo = z.record(streamName, z.int().check(z.minimum(0)));

/** What was changed of one child, by whom and when: asked of the server by somebody looking, page by page, and kept nowhere. */
export const historyRequest = z.strictObject({
  version,
  person: id,
  pupil: id,
  /** Kinds of record; all of them, where it is left out. */
  kinds: z.optional(z.array(kindName).check(z.minLength(1), z.maxLength(40))),
  /** `next` of the page before; left out for the first. */
  before: z.optional(toldTo),
});
export type HistoryRequest = z.infer<typeof historyRequest>;

/**
 * A change as history tells it. `before`: what its statements said until then. `about`: what its record was said to be when it
 * was made, so that a correction of how something went still says of what.
 */
export const toldChange = z.strictObject({ change: numberedChange, before: fieldValues, about: fieldValues });
export type ToldChange = z.infer<typeof toldChange>;

export const historyResponse = z.strictObject({
  version,
  time: instant,
  /** Latest first. Words that were taken back are not in them. */
  changes: z.array(toldChange),
  /** Left out when there is nothing before this page. */
  next: z.optional(toldTo),
});
export type HistoryResponse = z.infer<typeof historyResponse>;

/** Both, by name: what the protocol test hashes. */
export const historyMessages = { historyRequest, historyResponse };
