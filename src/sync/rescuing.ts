/**
 * What a tablet and the server agree on about a rescue: the way to a person's records on a tablet when their PIN is forgotten. The
 * tablet wraps its data key under a secret that it and the server's rescue key can each work out, keeps the wrapping, and forgets
 * the secret; the server tells it again, once, to the same person, when somebody has vouched for them.
 */
import * as z from "zod/mini";

/** A point of P-256, uncompressed, in base64: 65 bytes that begin with a four. That it lies on the curve is for whoever uses it to check. */
export const rescuePoint = z.string().check(z.regex(/^B[A-P][A-Za-z0-9+/]{85}=$/));

/** The id of one wrapping, made by the tablet: a UUID. (Zod's own check of one would come into the engine of every lesson.) */
export const rescueWrappingId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** Who and which wrapping a secret is for: bound into the secret itself and into what is sealed under it, so that neither opens another's. */
export function rescueInfo(person: string, wrapping: string): string {
  return `small-steps rescue 1|${person}|${wrapping}`;
}
