/** One statement of a record, in plain words: for a person to choose between theirs and a colleague's. */
import type { SeenBy } from "../domain/kinds/evidence.ts";
import { dayOf, type Day, type Instant, type Precision } from "../domain/time.ts";
import { dayWords, observedWords } from "./dates.ts";
import { howWords, type SaidRecord } from "./record.ts";
import { seenByWords } from "./roles.ts";

export type SaidStatement =
  | { type: "how"; how: SaidRecord["how"] }
  | { type: "when"; observedAt: Instant; precision: Precision }
  | { type: "seen"; seenBy: SeenBy; name: string; me: boolean }
  | { type: "dates"; from: Day | null; until: Day | null }
  | { type: "day"; day: Day | null }
  | { type: "removed"; removed: boolean }
  | { type: "texts"; texts: string[] }
  | { type: "other" };

const unsaid = "Nothing that can be shown in a line";

export function statementWords(statement: SaidStatement, now: Instant, zone: string): string {
  switch (statement.type) {
    case "how":
      return capital(howWords(statement.how)) || unsaid;
    case "when":
      return capital(observedWords(statement.observedAt, statement.precision, now, zone));
    case "seen":
      return statement.me ? "Me" : seenByWords(statement.seenBy, "", () => statement.name || undefined);
    case "dates": {
      const said = (day: Day | null, none: string) => (day === null ? none : dayWords(day, dayOf(now, zone)));
      return `From ${said(statement.from, "the beginning")} ${statement.until === null ? "on" : `to ${said(statement.until, "")}`}`;
    }
    case "day":
      return statement.day === null ? "No day" : capital(dayWords(statement.day, dayOf(now, zone)));
    case "removed":
      return statement.removed ? "Removed" : "Kept";
    case "texts":
      return statement.texts.join(", ");
    case "other":
      return unsaid;
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
