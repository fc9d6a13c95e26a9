import type { Day, Instant } from "../../domain/time.ts";

/** One value of a field, ids resolved and codes left to `words`. */
export type HistoryValue =
  | { type: "text"; text: string }
  | { type: "day"; day: Day }
  | { type: "instant"; instant: Instant }
  | { type: "code"; code: string }
  | { type: "number"; number: number }
  | { type: "flag"; flag: boolean };

/** What one field of a record said before and says since; null where nothing was said. */
export interface FieldChanged {
  field: string;
  from: HistoryValue | null;
  to: HistoryValue | null;
}

export interface HistoryItem {
  id: string;
  at: Instant;
  /** Empty where the staff list no longer knows them. */
  who: string;
  kind: string;
  /** `takenBack`: its words are gone, and it says no more. */
  did: "made" | "changed" | "removed" | "putBack" | "takenBack";
  /** What it is about: a target's words, an activity's name. */
  about: string | null;
  /** What a decision about a target did. */
  action: string | null;
  fields: FieldChanged[];
  /** It came after its author's access had ended. */
  late: boolean;
}

export interface HistoryPage {
  items: HistoryItem[];
  /** What the page before is asked with; null when this was the first of all. */
  next: Record<string, number> | null;
}

/** What the tablet itself can tell: the latest word on each part of the card, and what was written lately. */
export interface KnownHistory {
  items: HistoryItem[];
}
