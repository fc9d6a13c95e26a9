import type { PupilCard, TargetRow } from "../../client/views/classScreen.ts";
import type { Recording } from "./Desk.svelte.ts";

/** A tally as palms press it: one record for them all, kept at each press. */
export class CountedTally {
  readonly #desk: Recording;
  readonly #card: Pick<PupilCard, "id">;
  readonly #target: string;
  readonly #row: () => Pick<TargetRow, "tally"> | undefined;
  #record: string | null = null;
  #presses = $state.raw<readonly boolean[]>([]);

  /** `row` is the target as it stands now. */
  constructor(desk: Recording, card: Pick<PupilCard, "id">, target: string, row: () => Pick<TargetRow, "tally"> | undefined) {
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

  /** What is left is counted where the tally is: the row on the screen may be a press behind. */
  takeBack(): void {
    const worked = this.#presses.at(-1);
    if (worked === undefined) return;
    this.#presses = this.#presses.slice(0, -1);
    void this.#desk.doing.run(
      "takePressBack",
      "Take the last press back",
      () => {
        const record = this.#open();
        return record === null ? null : { record, worked };
      },
      ({ record }) => {
        this.#record = record;
        this.#desk.parts.announcer.say("Taken back");
      },
    );
  }

  #open(): string | null {
    return this.#record ?? this.#row()?.tally?.record ?? null;
  }
}
