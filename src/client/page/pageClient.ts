/**
 * The façade on the page: what only a page can do (ask the browser to keep what is stored, take an update) is done here;
 * everything else goes to the engine.
 */
import type { Client, CommandName, Commands, Outcome, Queries, QueryName } from "../client.ts";
import type { Live } from "../live.ts";

export interface PageDeeds {
  /** Asks the browser not to evict what is stored, and says what it answered. */
  persist: () => Promise<boolean>;
  /** Lets the waiting version take over, and loads it. */
  takeUpdate: () => Promise<void>;
  /** Shows nothing, so that nobody taps on what is about to go; or again what there was. */
  cover: (covered: boolean) => void;
  /** Loads the app anew, at its beginning, here and in every other tab. */
  loadAnew: () => void;
}

type Deeds = { [N in CommandName]?: (input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>> };

export class PageClient implements Client {
  readonly #engine: Client;
  readonly #deeds: Deeds;

  constructor(engine: Client, { persist, takeUpdate, cover, loadAnew }: PageDeeds) {
    this.#engine = engine;
    // Locked means gone: what was read of children is in this page's memory and its worker's, and goes with them.
    const thenGone = async (name: "lock" | "signOut") => {
      cover(true);
      const outcome = await engine.command(name, {});
      if (outcome.ok) loadAnew();
      else cover(false);
      return outcome;
    };
    this.#deeds = {
      lock: () => thenGone("lock"),
      signOut: () => thenGone("signOut"),
      askToPersist: async () => ({ ok: true, value: { persistent: await persist() } }),
      takeUpdate: async () => {
        await takeUpdate();
        return { ok: true, value: null };
      },
    };
  }

  query<N extends QueryName>(name: N, args: Queries[N]["args"]): Live<Queries[N]["value"]> {
    return this.#engine.query(name, args);
  }

  command<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
    const deed = this.#deeds[name];
    return deed ? deed(input) : this.#engine.command(name, input);
  }
}
