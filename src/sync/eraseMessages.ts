/**
 * The messages of erasing a child, which is done at a desk and online: `POST /sync/erase`. No exchange needs them, so no lesson
 * loads them.
 */
import * as z from "zod/mini";
import { id, instant } from "../domain/kind.ts";

const version = z.int().check(z.minimum(1), z.maximum(10_000));

/** Everything of a child who has left goes for good. Asked for again, it is answered as it was the first time. */
export const eraseRequest = z.strictObject({
  version,
  person: id,
  pupil: id,
  why: z.enum(["request", "retention", "mistake"]),
});
export type EraseRequest = z.infer<typeof eraseRequest>;
/** Why a child is erased: a family asked, the school keeps it no longer, or they were put in by mistake. */
export type EraseWhy = EraseRequest["why"];

export const eraseResponse = z.strictObject({ version, time: instant });
export type EraseResponse = z.infer<typeof eraseResponse>;

/** Both, by name: what the protocol test hashes. */
export const eraseMessages = { eraseRequest, eraseResponse };
