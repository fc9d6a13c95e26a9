import type { OnRoll } from "../../client/views/people.ts";

/** What is asked before words are kept: of a child's name that stands in another's record, or of a worry. `reads` is what the name will read there. */
export type Question =
  { type: "name"; name: string; inRecordsOf: readonly Pick<OnRoll, "name">[]; reads: string } | { type: "worry"; found: string };
