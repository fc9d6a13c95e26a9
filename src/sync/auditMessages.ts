/**
 * What leaders are told of how the school is looked after: who did what, page by page, and when it was last backed up. The routes
 * are listed in `src/server/identity/routes.ts`.
 */
import * as z from "zod/mini";
import { id, instant, label } from "../domain/kind.ts";

/** Entries in one page. */
export const maxAuditPage = 50;
/** Marks that a tablet asks about at once. */
export const maxAuditMarks = 200;

const number = z.int().check(z.minimum(1));
const place = z.strictObject({ at: instant, writer: label, number });

/** `POST /identity/audit` -> `auditPage`. `readings`: who read about a child, or all the rest. `before`: `next` of the page after. `marks`: entries whose hashes the tablet has kept. */
export const auditAsked = z.strictObject({
  readings: z.boolean(),
  before: z.nullable(place),
  marks: z.array(z.strictObject({ writer: label, number })).check(z.maxLength(maxAuditMarks)),
});
export type AuditAsked = z.infer<typeof auditAsked>;

export const auditEntryTold = z.strictObject({
  at: instant,
  /** Who did it, by name; null when nobody was signed in, or the server itself did it. */
  who: z.nullable(z.string()),
  /** A code of the audit: a newer server may have others. */
  what: z.string(),
  /** Ids and codes. */
  about: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type AuditEntryTold = z.infer<typeof auditEntryTold>;

export const auditPage = z.strictObject({
  /** Latest first. */
  entries: z.array(auditEntryTold),
  /** The names of staff that `about` names by their ids. */
  names: z.record(id, z.string()),
  next: z.nullable(place),
  /** What those entries hash to here; one that is not there is left out. */
  marks: z.array(z.strictObject({ writer: label, number, hash: z.string() })),
});
export type AuditPage = z.infer<typeof auditPage>;

/** `GET /identity/upkeep` -> when the school was last backed up. */
export const upkeepTold = z.strictObject({
  backup: z.strictObject({
    /** Whether backups are made by themselves. */
    scheduled: z.boolean(),
    /** The moment that the newest whole one covers. */
    coversTo: z.nullable(instant),
    /** When one was last tried that could not be made, if that is later. */
    failedAt: z.nullable(instant),
  }),
});
export type UpkeepTold = z.infer<typeof upkeepTold>;
