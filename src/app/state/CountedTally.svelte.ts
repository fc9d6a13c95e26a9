import type { PupilCard, TargetRow } from "../../client/views/classScreen.ts";
import type { Recording } from "./Desk.svelte.ts";
import { saidOf } from "./saidOf.ts";

/** What presses of one moment share: the record that the first of them made or joined, once it is known. */
interface OneTally {
  readonly said: string;
  record: string | null;
}

interface Counted {
  record: string | null;
  worked: number;
  didnt: number;
}

/**
 * A tally as palms press it: one record for them all, kept at each press, for as long as the adult, the time and the activity
 * stay the same. When one of them changes it stands as it was counted, and the next press begins another.
 */
export class CountedTally {
  readonly #desk: Recording;
  readonly #card: Pick<PupilCard, "id">;
  readonly #target: string;
  readonly #row: () => Pick<TargetRow, "tally"> | undefined;
  #one: OneTally | null = null;
  #presses = $state.raw<readonly { worked: boolean; one: OneTally }[]>([]);
  /** As the last press left it: its row tells it no more once the activity is over. */
  #counted = $state.raw<Counted | null>(null);

  /** `row` is the target as it stands now. */
  constructor(desk: Recording, card: Pick<PupilCard, "id">, target: string, row: () => Pick<TargetRow, "tally"> | undefined) {
    this.#desk = desk;
    this.#card = card;
    this.#target = target;
    this.#row = row;
  }

  get #shown(): Counted | null {
    const told = this.#row()?.tally ?? null;
    return told && told.record === this.#counted?.record ? told : (this.#counted ?? told);
  }
  get worked(): number {
    return this.#shown?.worked ?? 0;
  }
  get didnt(): number {
    return this.#shown?.didnt ?? 0;
  }
  get sum(): string {
    return `${this.worked} of ${this.worked + this.didnt}`;
  }
  /** Only a press made here can be taken back: which one an earlier press was is not known any more. */
  get canTakeBack(): boolean {
    return this.#presses.length > 0;
  }

  press(worked: boolean): void {
    const moment = this.#desk.moment();
    const said = saidOf(moment);
    const one = this.#one?.said === said ? this.#one : { said, record: null };
    this.#one = one;
    this.#presses = [...this.#presses, { worked, one }];
    void this.#desk.doing.run(
      "recordTally",
      worked ? "Worked" : "Didn’t",
      () => ({ pupil: this.#card.id, target: this.#target, worked, record: one.record, moment }),
      (counted) => this.#keep(one, counted, worked ? "Worked" : "Didn’t"),
    );
  }

  /** What is left is counted where the tally is: the row on the screen may be a press behind. */
  takeBack(): void {
    const last = this.#presses.at(-1);
    if (!last) return;
    const { worked, one } = last;
    this.#presses = this.#presses.slice(0, -1);
    void this.#desk.doing.run(
      "takePressBack",
      "Take the last press back",
      () => (one.record === null ? null : { record: one.record, worked }),
      (counted) => this.#keep(one, counted, "Taken back"),
    );
  }

  #keep(one: OneTally, counted: Counted, done: string): void {
    one.record = counted.record;
    this.#counted = counted;
    this.#desk.parts.announcer.say(done);
  }
}
