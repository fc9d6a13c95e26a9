/** A list that somebody brings in, as the screen sees it at each step: what is asked, or what would happen. */
import type { ImportRefusal } from "../../domain/importCodes.ts";
import type { ListAnswers, ListColumn, ListKind, ListQuestion, ListRows } from "../../domain/listCodes.ts";

/** The list and what was said of it so far. The engine keeps nothing between two steps. */
export interface ListGiven {
  kind: ListKind;
  file: { name: string; bytes: Uint8Array };
  answers: ListAnswers;
}

/** A column, with what stands in its first rows. Nothing of a column of passwords. */
export interface ColumnView extends ListColumn {
  samples: readonly string[];
}

export type ListView =
  | { state: "refused"; refused: readonly ImportRefusal[] }
  | { state: "asks"; question: ListQuestion; columns: readonly ColumnView[] }
  /** `shown` stands for everything that would be said: what is applied is compared with it. */
  | { state: "planned"; rows: ListRows; columns: readonly ColumnView[]; nothing: boolean; shown: string };
