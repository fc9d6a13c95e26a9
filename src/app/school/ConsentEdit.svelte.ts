import type { ConsentSetUp } from "../../client/views/setUp.ts";
import type { Day } from "../../domain/time.ts";

type Answer = "yes" | "no" | "unasked";

const answerOf = (given: boolean | null): Answer => (given === null ? "unasked" : given ? "yes" : "no");

/** The consents of a child being said again. A consent may be taken back, never unsaid: who was asked once has been asked. */
export class ConsentEdit {
  readonly #seen: readonly ConsentSetUp[];
  rows = $state<{ scope: ConsentSetUp["scope"]; answer: Answer; until: Day; asked: boolean }[]>([]);
  /** Who agreed, and how: of what is changed now. */
  who = $state("");

  constructor(seen: readonly ConsentSetUp[]) {
    this.#seen = seen;
    this.rows = seen.map(({ scope, given, until }) => ({ scope, answer: answerOf(given), until: until ?? "", asked: given !== null }));
  }

  /** Those that are otherwise than they were. */
  get changed(): ConsentSetUp[] {
    return this.rows.flatMap(({ scope, answer, until }): ConsentSetUp[] => {
      const had = this.#seen.find((one) => one.scope === scope);
      const last = answer === "yes" && until !== "" ? until : null;
      if (answer === "unasked" || (answerOf(had?.given ?? null) === answer && (had?.until ?? null) === last)) return [];
      return [{ scope, given: answer === "yes", until: last, who: this.who.trim() }];
    });
  }

  /** What is still to be said; null when it can be saved. */
  missing(today: Day): string | null {
    const { changed } = this;
    if (changed.some(({ until }) => until !== null && until < today))
      return "A consent ends today or later. Put its last day right, or say No.";
    return changed.length > 0 && this.who.trim() === "" ? "Say who agreed, or did not, and how." : null;
  }
}
