import type { RecordView } from "../../client/views/classScreen.ts";
import type { OnRoll } from "../../client/views/people.ts";
import { anotherChild, isCalled, namesIn, reworded } from "./noteCheck.ts";
import type { Question } from "./question.ts";

/** The words of a record as they are to read with the right child. */
export interface Reads {
  words?: string;
  wording?: string;
}

/**
 * A record on its way from the wrong child to the right one. The words were written of the wrong child: no name lands in the
 * right one's record unasked. The wrong child's own reads as the right one's, anybody else's as "another child".
 */
export class MovingOver {
  readonly #record: Pick<RecordView, "pupil" | "words" | "target">;
  #right = $state.raw<{ id: string; name: string } | null>(null);
  #asked = $state.raw<Question | null>(null);
  #answers: Readonly<Record<string, "replace" | "keep">> = {};

  constructor(record: Pick<RecordView, "pupil" | "words" | "target">) {
    this.#record = record;
  }

  get right(): { id: string; name: string } | null {
    return this.#right;
  }
  get asked(): Question | null {
    return this.#asked;
  }

  /** Somebody says whose it was. What was answered of another child does not hold for this one. */
  to(right: { id: string; name: string }): void {
    this.#right = right;
    this.#asked = null;
    this.#answers = {};
  }

  /** How the words are to read, or null while something has to be asked first. */
  ready(roll: readonly OnRoll[]): Reads | null {
    const right = this.#right;
    if (!right) return null;
    const { words, target } = this.#record;
    const names = namesIn(`${target?.wording ?? ""}\n${words ?? ""}`, roll).filter(({ name }) => !isCalled(right.id, name, roll));
    const open = names.find(({ name }) => this.#answers[name] === undefined);
    this.#asked = open ? { type: "name", name: open.name, inRecordsOf: [right], reads: this.#reads(open.name, right.name, roll) } : null;
    if (open) return null;
    const replaced = names.flatMap(({ name }) =>
      this.#answers[name] === "replace" ? [{ name, reads: this.#reads(name, right.name, roll) }] : [],
    );
    return {
      ...(words === null ? {} : { words: reworded(words, replaced) }),
      ...(target === null ? {} : { wording: reworded(target.wording, replaced) }),
    };
  }

  answer(answer: "replace" | "keep"): void {
    const asked = this.#asked;
    if (asked?.type === "name") this.#answers = { ...this.#answers, [asked.name]: answer };
    this.#asked = null;
  }

  #reads(name: string, right: string, roll: readonly OnRoll[]): string {
    return isCalled(this.#record.pupil, name, roll) ? right : anotherChild;
  }
}
