import type { PupilCard, TargetRow } from "../../client/views/classScreen.ts";
import type { Desk } from "./Desk.svelte.ts";

/** A tally as palms press it: one record for them all, kept at each press. */
export class CountedTally {
  readonly #desk: Desk;
  readonly #card: PupilCard;
  readonly #target: string;
  readonly #row: () => TargetRow | undefined;
  #record: string | null = null;
  #presses = $state.raw<readonly boolean[]>([]);

  /** `row` is the target as it stands now. */
  constructor(desk: Desk, card: PupilCard, target: string, row: () => TargetRow | undefined) {
    this.#desk = desk;
    this.#card = card;
    this.#target = target;
    this.#row = row;
  }

  get worked(): number {
    return this.#row()?.tally?.worked ?? 0;
  }
  get didnt(): number {
    return this.#row()?.tally?.didnt ?? 0;
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
    this.#presses = [...this.#presses, worked];
    void this.#desk.doing.run(
      "recordTally",
      worked ? "Worked" : "Didn’t",
      () => ({ pupil: this.#card.id, target: this.#target, worked, record: this.#open(), moment }),
      ({ record }) => {
        this.#record = record;
        this.#desk.parts.announcer.say(worked ? "Worked" : "Didn’t");
      },
    );
  }

  takeBack(): void {
    const last = this.#presses.at(-1);
    if (last === undefined) return;
    this.#presses = this.#presses.slice(0, -1);
    if (this.worked + this.didnt <= 1) this.#takeAllBack();
    else this.#count({ worked: this.worked - (last ? 1 : 0), didnt: this.didnt - (last ? 0 : 1) });
  }

  #count(tally: { worked: number; didnt: number }): void {
    void this.#desk.doing.run("correct", "Take the last press back", () => {
      const record = this.#open();
      return record === null ? null : { record, change: { group: "how", fields: { tally } } };
    });
  }

  /** Nothing is left to count: a record of none of none would be no record. */
  #takeAllBack(): void {
    void this.#desk.doing.run("undo", "Undo", () => {
      const record = this.#open();
      this.#record = null;
      return record === null ? null : { record };
    });
  }

  #open(): string | null {
    return this.#record ?? this.#row()?.tally?.record ?? null;
  }
}
