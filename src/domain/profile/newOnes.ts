/** New places, people and materials: each counted apart, and only where it worked. */
import type { Day } from "../time.ts";
import type { Standing } from "./opportunities.ts";
import type { Tried } from "./tries.ts";

/** One that was new, and the day it first worked there, or so. */
export interface NewOne {
  name: string;
  since: Day;
}

export interface NewOnes {
  places: NewOne[];
  people: NewOne[];
  materials: NewOne[];
}

/** What a record says of where, with whom and with what; each by a name, null where nothing was said. */
export interface Named {
  place: string | null;
  person: string | null;
  materials: string | null;
}

/** In the order they first worked. Who saw it is named and not counted: how often is nobody's business. */
export function newOnesOf(tries: readonly Tried[], named: (record: Standing) => Named): NewOnes {
  const worked = tries.filter((tried) => tried.worked > 0);
  const firsts = (of: keyof Named): NewOne[] => {
    const since = new Map<string, Day>();
    for (const { day, records } of worked) {
      for (const record of records) {
        const name = record && named(record)[of];
        if (typeof name === "string" && name !== "" && !since.has(name)) since.set(name, day);
      }
    }
    return [...since].map(([name, day]) => ({ name, since: day }));
  };
  return { places: firsts("place"), people: firsts("person"), materials: firsts("materials") };
}
