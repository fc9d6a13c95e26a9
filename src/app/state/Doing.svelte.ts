import type { Client, CommandCode, CommandName, Commands, Outcome } from "../../client/client.ts";

/** What could not be kept, held on the screen until it can be. */
export interface Held {
  code: CommandCode;
  /** What was tapped, in the words of the button. */
  what: string;
  /** Tries once more; the code it is refused with now, or null when it was kept. */
  again: () => Promise<CommandCode | null>;
}

type Made<N extends CommandName> = () => Commands[N]["input"] | null;
type Then<N extends CommandName> = (value: Commands[N]["value"]) => void;

/**
 * Carries out what is tapped, one after the other, so that a palm pressed twice counts twice in one record. What cannot be
 * kept (the tablet is full, its memory is out of reach) is held, shown, and tried again; nothing that was tapped is dropped.
 */
export class Doing {
  readonly #client: Client;
  #turn: Promise<unknown> = Promise.resolve();
  #held = $state.raw<readonly Held[]>([]);

  constructor(client: Client) {
    this.#client = client;
  }

  get held(): readonly Held[] {
    return this.#held;
  }

  /**
   * `made` is asked when its turn comes, so that it sees what the act before it made; null leaves it out. `then` hears what
   * came of it. True when it was done.
   */
  run<N extends CommandName>(name: N, what: string, made: Made<N>, then?: Then<N>): Promise<boolean> {
    const turn = this.#turn.then(() => this.#attempt(name, what, made, then));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Carries out in its turn what nobody tapped: it is not held when it cannot be kept. True when it was done. */
  quietly<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<boolean> {
    const turn = this.#turn.then(async () => (await this.#outcome(name, input)).ok);
    this.#turn = turn;
    return turn;
  }

  /** Tries what is held once more, in the order it was tapped. What still cannot be kept stays where it is. */
  retry(): Promise<void> {
    const turn = this.#turn.then(async () => {
      for (const one of this.#held) {
        // The commit may have reached the disk after all, and the same again would count twice: only a reload tells.
        if (this.#held.some(({ code }) => code === "reload_needed")) return;
        const code = await one.again();
        this.#held =
          code === null
            ? this.#held.filter((other) => other !== one)
            : this.#held.map((other) => (other === one ? { ...one, code } : other));
      }
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** A person decided to do without. */
  letGo(): void {
    this.#held = [];
  }

  async #attempt<N extends CommandName>(name: N, what: string, made: Made<N>, then?: Then<N>): Promise<boolean> {
    const input = made();
    if (input === null) return false;
    const again = async () => {
      const outcome = await this.#outcome(name, input);
      if (!outcome.ok) return outcome.code;
      then?.(outcome.value);
      return null;
    };
    const code = await again();
    if (code !== null) this.#held = [...this.#held, { code, what, again }];
    return code === null;
  }

  /** A command that breaks on its way is held like one that is refused: what was tapped never vanishes. */
  async #outcome<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
    try {
      return await this.#client.command(name, input);
    } catch {
      return { ok: false, code: "failed" };
    }
  }
}
