import { namesIn, wordsFor, worriesIn, type Named } from "./noteCheck.ts";

/** What is asked before a note is saved. */
export type Question = { type: "name"; named: Named; inRecordsOf: Named[] } | { type: "worry"; found: string };

/** A note as it is written: about whom, its words, and what was answered about them. It outlives the sheet it was begun in. */
export class NoteDraft {
  #pupils = $state.raw<readonly string[]>([]);
  #words = $state("");
  #asked = $state.raw<Question | null>(null);
  /** Names that are to read "another child", and names that are no child here. Kept by name, until the words change. */
  #answers: Readonly<Record<string, "replace" | "keep">> = {};

  get pupils(): readonly string[] {
    return this.#pupils;
  }
  get words(): string {
    return this.#words;
  }
  set words(words: string) {
    this.#words = words;
    this.#asked = null;
    this.#answers = {};
  }
  get asked(): Question | null {
    return this.#asked;
  }
  get empty(): boolean {
    return this.#words.trim() === "";
  }

  /** Begins with a child, unless words are already waiting for somebody. */
  begin(pupil: string): void {
    if (this.#pupils.length === 0 || this.empty) this.#pupils = [pupil];
  }

  /** In the note, or not; somebody always is. */
  toggle(pupil: string): void {
    const without = this.#pupils.filter((one) => one !== pupil);
    this.#pupils = without.length === this.#pupils.length ? [...this.#pupils, pupil] : without.length === 0 ? this.#pupils : without;
    this.#asked = null;
  }

  /** What each child's record will hold, or null while something has to be asked first. */
  ready(roll: readonly Named[]): { pupil: string; words: string }[] | null {
    this.#asked = this.#question(roll);
    if (this.#asked) return null;
    const replaced = namesIn(this.#words, roll).filter(({ name }) => this.#answers[name] === "replace");
    return this.#pupils.map((pupil) => ({ pupil, words: wordsFor(pupil, this.#words.trim(), replaced) }));
  }

  answer(answer: "replace" | "keep"): void {
    const asked = this.#asked;
    if (asked) this.#answers = { ...this.#answers, [asked.type === "name" ? asked.named.name : asked.found]: answer };
    this.#asked = null;
  }

  clear(): void {
    this.words = "";
    this.#pupils = [];
  }

  #question(roll: readonly Named[]): Question | null {
    for (const named of namesIn(this.#words, roll)) {
      const inRecordsOf = roll.filter(({ pupil }) => pupil !== named.pupil && this.#pupils.includes(pupil));
      if (inRecordsOf.length > 0 && this.#answers[named.name] === undefined) return { type: "name", named, inRecordsOf };
    }
    const found = worriesIn(this.#words).find((word) => this.#answers[word] === undefined);
    return found === undefined ? null : { type: "worry", found };
  }
}
