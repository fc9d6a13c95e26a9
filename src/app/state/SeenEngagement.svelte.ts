import { counted } from "../../words/lists.ts";
import type { Desk } from "./Desk.svelte.ts";

interface Choice {
  id: string;
  label: string;
}

/**
 * One moment of engagement of one pupil, as it is tapped: the areas first, then what the child did. The first chip saves it;
 * more chips join the same record. Its areas stand from then on, so another area begins another record.
 */
export class SeenEngagement {
  readonly #desk: Desk;
  readonly #pupil: { id: string; name: string };
  #areas = $state.raw<readonly string[]>([]);
  #chips = $state.raw<readonly string[]>([]);
  #saved = $state(false);
  #record: string | null = null;

  constructor(desk: Desk, pupil: { id: string; name: string }) {
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
    if (this.#saved) this.#begin();
    this.#areas = toggled(this.#areas, id);
  }

  toggleChip(chip: Choice): void {
    if (this.#areas.length === 0) {
      this.#desk.parts.announcer.say("First, what did you see? Choose an area.");
      return;
    }
    const chips = toggled(this.#chips, chip.id);
    this.#chips = chips;
    if (chips.length === 0) this.#takeBack();
    else this.#keep(chip, [...chips]);
  }

  #keep(chip: Choice, chips: string[]): void {
    const areas = [...this.#areas];
    const moment = this.#desk.moment();
    this.#saved = true;
    void this.#desk.doing.run(
      "recordEngagement",
      chip.label,
      () => ({ pupil: this.#pupil.id, areas, chips, record: this.#record, moment }),
      ({ record }) => {
        this.#record = record;
        this.#desk.parts.announcer.say(`Saved: ${this.#pupil.name}, ${chip.label}, ${counted(chips.length, "thing")} seen`);
      },
    );
  }

  /** Nothing is left of what the child did: the record goes, the areas stay chosen. */
  #takeBack(): void {
    this.#saved = false;
    void this.#desk.doing.run("undo", "Undo", () => {
      const record = this.#record;
      this.#record = null;
      return record === null ? null : { record };
    });
  }

  #begin(): void {
    this.#areas = [];
    this.#chips = [];
    this.#record = null;
    this.#saved = false;
  }
}

function toggled(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
}
