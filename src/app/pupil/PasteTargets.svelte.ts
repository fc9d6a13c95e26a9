import type { AreaGroup } from "../../client/views/pupil.ts";
import { adviceOn } from "../../domain/targets/advice.ts";
import { sameName } from "../../domain/sameName.ts";
import { guessArea } from "../../domain/targets/guessArea.ts";
import { adviceSaid, otherChildSaid } from "../../words/targetWords.ts";
import { targetsOf } from "../state/pasted.ts";
import { frameworkOf } from "./frameworkOf.ts";

export interface PastedTarget {
  wording: string;
  area: string | null;
  framework: string | null;
  advice: string[];
}

/** A list as it is being pasted: one line one target, its words never touched, its area guessed until somebody says otherwise. */
export class PasteTargets {
  readonly #areas: () => readonly AreaGroup[];
  readonly #othersIn: (wording: string) => readonly string[];
  readonly #had: () => readonly string[];
  pasted = $state("");
  /** By wording: a line that is edited is guessed anew, the others keep what was chosen. */
  #chosen = $state.raw<Record<string, string>>({});

  /** `othersIn`: the names in a line that are other children's. `had`: the words of the targets there are already. */
  constructor(
    areas: () => readonly AreaGroup[],
    othersIn: (wording: string) => readonly string[],
    had: () => readonly string[] = () => [],
  ) {
    this.#had = had;
    this.#areas = areas;
    this.#othersIn = othersIn;
  }

  readonly #read = $derived.by(() => targetsOf(this.pasted));
  readonly #known = $derived.by(() => this.#had().map(sameName));
  readonly #fresh = $derived(this.#read.taken.filter((wording) => !this.#known.includes(sameName(wording))));
  readonly #guessed = $derived.by(() => {
    const own = this.#areas().flatMap((group) => (group.own ? group.areas : []));
    return this.#fresh.map((wording) => ({ wording, area: guessArea(wording, own) }));
  });

  /** Lines that are a target already: a list that is pasted again brings in only what is new. */
  get there(): string[] {
    return this.#read.taken.filter((wording) => this.#known.includes(sameName(wording)));
  }
  get bad() {
    return this.#read.bad;
  }
  get targets(): PastedTarget[] {
    return this.#guessed.map(({ wording, area: guessed }) => {
      const chosen = this.#chosen[wording] ?? guessed;
      const area = chosen === "" ? null : chosen;
      return { wording, area, framework: frameworkOf(area, this.#areas()), advice: this.#adviceOn(wording) };
    });
  }
  get ready(): boolean {
    return this.#fresh.length > 0 && this.#read.bad.length === 0;
  }

  #adviceOn(wording: string): string[] {
    return [...this.#othersIn(wording).map(otherChildSaid), ...adviceOn(wording).map(adviceSaid)];
  }

  /** @param area empty for none */
  choose(wording: string, area: string): void {
    this.#chosen = { ...this.#chosen, [wording]: area };
  }
}
