/**
 * What an iPad hands in of who read which page about a child on it: entries of the audit, written where the reading was, with or
 * without a network, and chained there (`auditLink.ts`). A chain is one person's on one iPad; its writer is a random name.
 *
 * The server takes what follows on what it has and answers how far it has come. Whatever was sent before is passed over, so that an
 * answer that was lost costs nothing. An iPad keeps what was taken for thirty days more, so that a server which was put back to a
 * backup of before is told again, with the next reading, what followed on what it has. Where nothing that the iPad keeps follows, it
 * begins another chain with all of that.
 */
import * as z from "zod/mini";
import { id, instant } from "../domain/kind.ts";
import { pupilPages } from "../domain/pupilPages.ts";
import type { AuditCode } from "../domain/auditCodes.ts";
import { canonical } from "./body.ts";
import type { AuditLink } from "./auditLink.ts";

/** Entries handed in at once: with the longest of ids they fit in the body of a route about people. */
export const maxReadings = 50;

const number = z.int().check(z.minimum(1));
const hash = z.string().check(z.regex(/^[\w-]{43}$/));

export const reading = z.strictObject({ number, at: instant, pupil: id, page: z.enum(pupilPages), hash });
export type Reading = z.infer<typeof reading>;

/** A random name, told apart from those of the server's own chains by its shape. */
export const readingWriter = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** `POST /identity/readings` -> `readingsHeld`: of whoever asks. */
export const readingsHandedIn = z.strictObject({
  writer: readingWriter,
  readings: z.array(reading).check(z.minLength(1), z.maxLength(maxReadings)),
});
export type ReadingsHandedIn = z.infer<typeof readingsHandedIn>;

/** The last entry of that chain that the server holds. */
export const readingsHeld = z.strictObject({ held: z.nullable(z.strictObject({ number, hash })) });

/** What the audit calls a reading. */
export const recordRead = "recordRead" satisfies AuditCode;

/** A reading as an entry of the audit. */
export function linkOfReading(writer: string, person: string, { number: place, at, pupil, page }: Omit<Reading, "hash">): AuditLink {
  return { writer, number: place, at, person, what: recordRead, about: canonical({ pupil, page }) };
}
