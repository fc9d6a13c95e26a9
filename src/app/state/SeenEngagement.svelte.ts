import type { Moment } from "../../client/client.ts";
import { againMs } from "../../domain/observing.ts";
import type { Instant } from "../../domain/time.ts";
import { counted } from "../../words/lists.ts";
import type { Recording } from "./Desk.svelte.ts";
import { saidOf } from "./saidOf.ts";

interface Choice {
  id: string;
  label: string;
}

/** What the taps of one moment share: the record that the first of them made, once it is known. */
interface OneMoment {
  readonly said: string;
  readonly at: Instant;
  record: string | null;
}

/**
 * One moment of engagement of one pupil, as it is tapped: the areas first, then what the child did. The first chip saves it;
 * more chips join the same record. Its areas stand from then on, so another area begins another record; so does what is seen by
 * another adult, at another time, in another activity, or a while later.
 */
export class SeenEngagement {
  readonly #desk: Recording;
  readonly #pupil: { id: string; name: string };
  #areas = $state.raw<readonly string[]>([]);
  #chips = $state.raw<readonly string[]>([]);
  #moment = $state.raw<OneMoment | null>(null);

  constructor(desk: Recording, pupil: { id: string; name: string }) {
    this.#desk = desk;
    this.#pupil = pupil;
  }

  get areas(): readonly string[] {
    return this.#areas;
  }
  /** Of the moment that goes on: what was seen in another is a record of its own. */
  get chips(): readonly string[] {
    return this.#current ? this.#chips : [];
  }

  get #current(): OneMoment | null {
    const one = this.#moment;
    return one?.said === saidOf(this.#desk.moment()) && this.#desk.parts.clock.now - one.at <= againMs ? one : null;
  }

  toggleArea(id: string): void {
    if (this.chips.length > 0) this.#areas = [];
    this.#moment = null;
    this.#areas = toggled(this.#areas, id);
  }

  toggleChip(chip: Choice): void {
    if (this.#areas.length === 0) {
      this.#desk.parts.announcer.say("First, what did you see? Choose an area.");
      return;
    }
    const moment = this.#desk.moment();
    const one = this.#current ?? { said: saidOf(moment), at: this.#desk.parts.clock.now, record: null };
    const chips = toggled(this.chips, chip.id);
    this.#chips = chips;
    // Nothing is left of what the child did: the record goes, the areas stay chosen, and the next chip is another moment's.
    this.#moment = chips.length === 0 ? null : one;
    this.#keep(chip, [...chips], one, moment);
  }

  /** An answer that comes late still belongs to the moment it was asked in. */
  #keep(chip: Choice, chips: string[], one: OneMoment, moment: Moment): void {
    const areas = [...this.#areas];
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
}

function toggled(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
}
