import type { Client } from "../../client/client.ts";
import type { TabletView } from "../../client/views/people.ts";
import { Form } from "../state/Form.svelte.ts";

/** The school's iPads, asked of its server when the panel opens and after a change: never on a timer. */
export class TabletList {
  readonly #form: Form;
  #tablets = $state.raw<readonly TabletView[] | null>(null);

  constructor(client: Client) {
    this.#form = new Form(client);
    void this.ask();
  }

  /** Null until the server has answered once. */
  get tablets(): readonly TabletView[] | null {
    return this.#tablets;
  }
  get refusal(): string | null {
    return this.#form.refusal;
  }
  get busy(): boolean {
    return this.#form.busy;
  }

  async ask(): Promise<void> {
    const told = await this.#form.send("readTablets", {});
    if (told) this.#tablets = told.value;
  }

  async rename(tablet: string, name: string): Promise<boolean> {
    return this.#changed(await this.#form.send("nameTablet", { tablet, name }));
  }

  async sayLost(tablet: string, lost: boolean): Promise<boolean> {
    return this.#changed(await this.#form.send("sayTabletLost", { tablet, lost }));
  }

  async end(tablet: string, person: string): Promise<boolean> {
    return this.#changed(await this.#form.send("endOnTablet", { tablet, person }));
  }

  async #changed(outcome: object | null): Promise<boolean> {
    if (outcome) await this.ask();
    return outcome !== null;
  }
}
