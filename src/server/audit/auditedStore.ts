/** What is noted of the log itself: that something was erased, and that the school says otherwise what holds for everybody. */
import type { SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { StreamStore } from "../storage/streamStore.ts";
import { watching } from "../storage/watching.ts";
import type { About, Audit } from "./audit.ts";

interface Said {
  person: string;
  about: About;
}

/** The same store; noted once it has happened, as the log's own transaction is the store's. */
export function auditedStore(store: StreamStore, audit: Audit, database: SchoolDatabase): StreamStore {
  return {
    ...store,
    async append(works) {
      const decided = new Map<string, Said>();
      const watched = watching(works, ({ kind, by, id, record }) => {
        if (kind === "policy") decided.set(id, { person: by, about: { change: id, record } });
      });
      const outcomes = await store.append(watched);
      // What was decided and rolled back was decided again, or did not happen.
      const appended = outcomes.flatMap((outcome) => ("appended" in outcome ? outcome.appended : []));
      const policies = appended.flatMap(({ id }) => decided.get(id) ?? []);
      for (const { person, about } of policies) await database.writing(({ db }) => audit.note(db, person, "policyChanged", about));
      return outcomes;
    },
    async erase(what, entryFor) {
      const erased = new Map<string, Said>();
      await store.erase(what, (stream) => {
        const entry = entryFor(stream);
        erased.set(stream, { person: entry.change.by, about: { stream } });
        return entry;
      });
      for (const { person, about } of erased.values()) await database.writing(({ db }) => audit.note(db, person, "erased", about));
    },
  };
}
