/** A tablet's power: an app that died does nothing any more, whatever of it was still on its way. */
import type { Step } from "../../../src/store/reader.ts";
import type { Tables } from "../../../src/store/tables.ts";

export class TabletDied extends Error {
  override name = "TabletDied";
}

export class Power {
  #on = true;
  #left: number | null = null;
  /** At which step it died. */
  diedAt: Step | null = null;

  get on(): boolean {
    return this.#on;
  }

  /** Dies after so many more steps of units of work. */
  dieAfter(steps: number): void {
    this.#left = steps;
  }

  live(): void {
    this.#left = null;
  }

  step(step: Step): void {
    this.check();
    if (this.#left === null) return;
    this.#left -= 1;
    if (this.#left >= 0) return;
    this.#on = false;
    this.diedAt = step;
    throw new TabletDied();
  }

  check(): void {
    if (!this.#on) throw new TabletDied();
  }
}

/** Tables that work as long as there is power. `committed` is told of every commit that was made. */
export function poweredTables(tables: Tables, power: Power, committed: () => void): Tables {
  return {
    tally: tables.tally,
    get: async (refs) => {
      power.check();
      return tables.get(refs);
    },
    range: async (table, range) => {
      power.check();
      return tables.range(table, range);
    },
    count: async (table) => {
      power.check();
      return tables.count(table);
    },
    commit: async (commit) => {
      power.check();
      const outcome = await tables.commit(commit);
      if (outcome === "done") committed();
      return outcome;
    },
    close: () => tables.close(),
    end: () => tables.end(),
  };
}
