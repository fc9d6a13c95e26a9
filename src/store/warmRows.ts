/**
 * Rows this tab wrote or read last, of the few that every tap needs: with them a tap is one transaction, its commit. They may be
 * out of date, which costs a second try and nothing else: a commit compares their revs like any other's, and a decision to
 * write nothing is never taken on them.
 */
import { kindOfId } from "../domain/recordIds.ts";
import { recordOfKey } from "./keys.ts";
import { nameOf, type Row, type RowRef } from "./tables.ts";

/** A row as it was last seen here; undefined when there was none. */
export interface Remembered {
  row: Row | undefined;
}

/** What a database keeps about itself, what was last seen of a child, and how the child is: one row each, or few. */
function isKept({ table, key }: RowRef): boolean {
  return table === "meta" || table === "summaries" || (table === "records" && kindOfId(recordOfKey(key)) === "state");
}

export class WarmRows {
  readonly #rows = new Map<string, Remembered>();

  /** Undefined when nothing is known of the row. */
  get(ref: RowRef): Remembered | undefined {
    return this.#rows.get(nameOf(ref));
  }

  keep(ref: RowRef, row: Row | undefined): void {
    if (isKept(ref)) this.#rows.set(nameOf(ref), { row });
  }

  clear(): void {
    this.#rows.clear();
  }
}
