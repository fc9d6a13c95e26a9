/**
 * What was promised to whom: every change ever made, by whom and where, what the server said of it, and why it may be gone.
 * Written down from what lies on the disks and what passes on the wire.
 */
import type { Change } from "../../../src/sync/change.ts";
import type { Instant } from "../../../src/domain/time.ts";
import type { Seat } from "../world/seat.ts";

/**
 * Why a change need not be anywhere any more. `undone`: by its author before it left. `redacted`: its words were taken back.
 * `erased`: its stream was. `emptied`: the disk went. `dismissed`: its author let the refused act go. `letGo`: a verified
 * backup and thirty days.
 */
export type Gone = "undone" | "redacted" | "erased" | "emptied" | "dismissed" | "letGo";

export interface Made {
  /** As it was first written. */
  change: Change;
  seat: Seat;
  /** Which of the seat's disks it was written on. */
  disk: number;
  /** When it was first seen there, by the right time, and how often the tablet's clock had been set by then. */
  writtenAt: Instant;
  clockSet: number;
  /** Its stamp when it last left the tablet; undefined while it never did, and once it is known not to have been stored. */
  sentAt?: string;
  /** It left the tablet, whatever became of it. */
  left?: true;
  /** When the server last took it, and how often it had been restored by then. */
  taken?: { at: Instant; restores: number };
  /** Its author was told that it was taken, after so many restores. */
  told?: { restores: number };
  gone?: Gone;
}

/** The records a redaction names, as `stream|record`; none for any other change. */
export function recordsNamed({ kind, stream, fields }: Change): string[] {
  if (kind !== "redaction" || !Array.isArray(fields.records)) return [];
  return fields.records.flatMap((record) => (typeof record === "string" ? [`${stream}|${record}`] : []));
}

export class Promises {
  readonly made = new Map<string, Made>();
  /** Changes by act. */
  readonly acts = new Map<string, string[]>();

  add(made: Made): void {
    const { id, act } = made.change;
    this.made.set(id, made);
    this.acts.set(act, [...(this.acts.get(act) ?? []), id]);
  }

  of(seat: Seat): Made[] {
    return [...this.made.values()].filter((made) => made.seat === seat);
  }

  /** Redactions written so far, wherever they have got to: the records each names. */
  redactedRecords(): Set<string> {
    const named = new Set<string>();
    for (const { change } of this.made.values()) {
      for (const key of recordsNamed(change)) named.add(key);
    }
    return named;
  }
}
