import type { Client } from "../../client/client.ts";
import type { RescueView } from "../../client/views/people.ts";
import { Form } from "../state/Form.svelte.ts";

/** Who asks to open their iPad again, asked of the school's server when the panel opens and after a decision: never on a timer. */
export class RescueList {
  readonly #client: Client;
  readonly #form: Form;
  #waiting = $state.raw<readonly RescueView[]>([]);

  constructor(client: Client) {
    this.#client = client;
    this.#form = new Form(client);
    void this.ask();
  }

  get waiting(): readonly RescueView[] {
    return this.#waiting;
  }
  get refusal(): string | null {
    return this.#form.refusal;
  }
  get busy(): boolean {
    return this.#form.busy;
  }

  /** That the school cannot be asked is said by the list of staff beside it. */
  async ask(): Promise<void> {
    const told = await this.#client.command("readRescues", {});
    if (told.ok) this.#waiting = told.value;
  }

  /** True when it was taken. Where it was not, somebody else may have decided: the list is asked for again. */
  async decide(rescue: string, allow: boolean): Promise<boolean> {
    const taken = (await this.#form.send("decideRescue", { rescue, allow })) !== null;
    await this.ask();
    return taken;
  }
}
