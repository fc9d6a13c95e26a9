import type { PupilPage } from "../../domain/pupilPages.ts";
import type { Role } from "../../domain/roles.ts";
import type { Instant } from "../../domain/time.ts";
import type { AuditAsked, UpkeepTold } from "../../sync/auditMessages.ts";

/** One thing that somebody did, with names for ids as far as this tablet or the server has them. */
export interface AuditItem {
  at: Instant;
  who: string | null;
  what: string;
  about: { person: string | null; pupil: string | null; role: Role | null; page: PupilPage | null };
}

export interface AuditView {
  items: AuditItem[];
  /** Where the page after begins; null when there is none. */
  next: AuditAsked["before"];
  /** With the first page, of the entries that this tablet has kept marks of: how many are the same at the school, and how many are not. */
  witness: { agree: number; differ: number };
}

export type UpkeepView = UpkeepTold;
