import { counted } from "../../words/lists.ts";
import type { Recording } from "./Desk.svelte.ts";

interface Choice {
  id: string;
  label: string;
}

/** What the taps of one moment share: the record that the first of them made, once it is known. */
interface OneMoment {
  record: string | null;
}

/**
 * One moment of engagement of one pupil, as it is tapped: the areas first, then what the child did. The first chip saves it;
 * more chips join the same record. Its areas stand from then on, so another area begins another record.
 */
export class SeenEngagement {
  readonly #desk: Recording;
  readonly #pupil: { id: string; name: string };
  #areas = $state.raw<readonly string[]>([]);
  #chips = $state.raw<readonly string[]>([]);
  #moment: OneMoment = { record: null };

  constructor(desk: Recording, pupil: { id: string; name: string }) {
    this.#desk = desk;
    this.#pupil = pupil;
  }

  get areas(): readonly string[] {
    return this.#areas;
  }
  get chips(): readonly string[] {
    return this.#chips;
  }

  toggleArea(id: string): void {
    if (this.#chips.length > 0) this.#begin();
    this.#areas = toggled(this.#areas, id);
  }

  toggleChip(chip: Choice): void {
    if (this.#areas.length === 0) {
      this.#desk.parts.announcer.say("First, what did you see? Choose an area.");
      return;
    }
    this.#chips = toggled(this.#chips, chip.id);
    this.#keep(chip, [...this.#chips]);
    // Nothing is left of what the child did: the record goes, the areas stay chosen, and the next chip is another moment's.
    if (this.#chips.length === 0) this.#moment = { record: null };
  }

  /** An answer that comes late still belongs to the moment it was asked in. */
  #keep(chip: Choice, chips: string[]): void {
    const areas = [...this.#areas];
    const moment = this.#desk.moment();
    const one = this.#moment;
    void this.#desk.doing.run(
      "recordEngagement",
      chip.label,
      () => (chips.length === 0 && one.record === null ? null : { pupil: this.#pupil.id, areas, chips, record: one.record, moment }),
      ({ record }) => {
        one.record = record;
        this.#desk.parts.announcer.say(
          record === null
            ? `Taken back: ${this.#pupil.name}`
            : `Saved: ${this.#pupil.name}, ${chip.label}, ${counted(chips.length, "thing")} seen`,
        );
      },
    );
  }

  #begin(): void {
    this.#areas = [];
    this.#chips = [];
    this.#moment = { record: null };
  }
}

function toggled(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
}
