import type { EvidenceFilter } from "../../client/views/evidence.ts";
import { addDays, type Day } from "../../domain/time.ts";

/** How much more is shown each time somebody asks for earlier: a fortnight before the latest day there is. */
const more = 14;

/** How far back a child's evidence is shown, and which of it. */
export class EvidenceWindow {
  #from = $state<Day>("");
  filter = $state.raw<EvidenceFilter>({});

  constructor(from: Day, filter: EvidenceFilter = {}) {
    this.#from = from;
    this.filter = filter;
  }

  get from(): Day {
    return this.#from;
  }
  get filtered(): boolean {
    return Object.keys(this.filter).length > 0;
  }

  /** @param earlier the latest day before what is shown: a holiday is passed over in one step */
  back(earlier: Day): void {
    this.#from = addDays(earlier, -more);
  }
}
