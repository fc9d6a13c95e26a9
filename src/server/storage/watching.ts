import type { Change } from "../../sync/change.ts";
import type { Work } from "./streamStore.ts";

/** The same works; `see` is told each change that a decision appends. Of one that is decided again, it is told again. */
export function watching(works: readonly Work[], see: (change: Change) => void): Work[] {
  return works.map(({ needs, decide }) => ({
    needs,
    decide(found) {
      const decision = decide(found);
      if ("append" in decision) for (const { change } of decision.append) see(change);
      return decision;
    },
  }));
}
