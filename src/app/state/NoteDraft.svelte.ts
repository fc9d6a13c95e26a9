import type { OnRoll, WaitingNote } from "../../client/views/people.ts";
import { anotherChild, isCalled, namesIn, reworded, worriesIn } from "./noteCheck.ts";
import type { Question } from "./question.ts";

/** A note as it is written: about whom, its words, and what was answered about them. It outlives the sheet it was begun in. */
export class NoteDraft {
  readonly #changed: () => void;
  #pupils = $state.raw<readonly string[]>([]);
  #words = $state("");
  #asked = $state.raw<Question | null>(null);
  /** Names that are to read "another child", and names that are no child here. Kept by name, until the words change. */
  #answers: Readonly<Record<string, "replace" | "keep">> = {};

  /** `changed` is told of every change to what would be kept. */
  constructor(changed: () => void = () => undefined) {
    this.#changed = changed;
  }

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
    this.#changed();
  }
  get asked(): Question | null {
    return this.#asked;
  }
  get empty(): boolean {
    return this.#words.trim() === "";
  }

  /** Begins with a child, unless words are already waiting for some of those who are here. */
  begin(pupil: string, here: readonly string[] = this.#pupils): void {
    const kept = this.empty ? [] : this.#pupils.filter((one) => here.includes(one));
    this.#pupils = kept.length === 0 ? [pupil] : kept;
    this.#changed();
  }

  /** Goes on with a note that waited, unless another has been begun meanwhile. */
  goOn({ pupils, words }: Pick<WaitingNote, "pupils" | "words">): void {
    if (!this.empty) return;
    this.#pupils = pupils;
    this.#words = words;
  }

  /** In the note, or not; somebody always is. */
  toggle(pupil: string): void {
    const without = this.#pupils.filter((one) => one !== pupil);
    this.#pupils = without.length === this.#pupils.length ? [...this.#pupils, pupil] : without.length === 0 ? this.#pupils : without;
    this.#asked = null;
    this.#changed();
  }

  /** What each child's record will hold, or null while something has to be asked first. */
  ready(roll: readonly OnRoll[]): { pupil: string; words: string }[] | null {
    this.#asked = this.#question(roll);
    if (this.#asked) return null;
    const replaced = namesIn(this.#words, roll).filter(({ name }) => this.#answers[name] === "replace");
    return this.#pupils.map((pupil) => {
      const others = replaced.filter(({ name }) => !isCalled(pupil, name, roll));
      return {
        pupil,
        words: reworded(
          this.#words.trim(),
          others.map(({ name }) => ({ name, reads: anotherChild })),
        ),
      };
    });
  }

  answer(answer: "replace" | "keep"): void {
    const asked = this.#asked;
    if (asked) this.#answers = { ...this.#answers, [asked.type === "name" ? asked.name : asked.found]: answer };
    this.#asked = null;
  }

  clear(): void {
    this.#pupils = [];
    this.words = "";
  }

  #question(roll: readonly OnRoll[]): Question | null {
    for (const { name } of namesIn(this.#words, roll)) {
      const inRecordsOf = roll.filter(({ pupil }) => this.#pupils.includes(pupil) && !isCalled(pupil, name, roll));
      if (inRecordsOf.length > 0 && this.#answers[name] === undefined) return { type: "name", name, inRecordsOf, reads: anotherChild };
    }
    const found = worriesIn(this.#words).find((word) => this.#answers[word] === undefined);
    return found === undefined ? null : { type: "worry", found };
  }
}
