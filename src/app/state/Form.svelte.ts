import type { Client, CommandCode, CommandName, Commands } from "../../client/client.ts";
import { codeLine } from "../../words/codes.ts";
import { waitSaid } from "../../words/dates.ts";

/** What a form was refused with: the code, the seconds until it may be tried again, and the tries that are left. */
export interface Refused {
  code: CommandCode;
  retryAfter: number | undefined;
  left: number | undefined;
}

/** One form that is sent and answered: what it is refused with, and whether it is on its way. */
export class Form {
  readonly #client: Client;
  #refused = $state.raw<Refused | null>(null);
  #busy = $state(false);

  constructor(client: Client) {
    this.#client = client;
  }

  get busy(): boolean {
    return this.#busy;
  }
  /** Why not, and what to do; null while there is nothing to say. */
  get refusal(): string | null {
    if (!this.#refused) return null;
    const { code, retryAfter } = this.#refused;
    return retryAfter === undefined ? codeLine(code) : `${codeLine(code)} (In ${waitSaid(retryAfter)}.)`;
  }
  get refused(): Refused | null {
    return this.#refused;
  }
  get code(): CommandCode | null {
    return this.#refused?.code ?? null;
  }

  forget(): void {
    this.#refused = null;
  }

  /** Sends it; the value when it was taken. A second press while it is on its way does nothing. */
  async send<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<{ value: Commands[N]["value"] } | null> {
    if (this.#busy) return null;
    this.#busy = true;
    this.#refused = null;
    try {
      const outcome = await this.#client.command(name, input);
      if (outcome.ok) return { value: outcome.value };
      this.#refused = { code: outcome.code, retryAfter: outcome.retryAfter, left: outcome.left };
      return null;
    } finally {
      this.#busy = false;
    }
  }
}
