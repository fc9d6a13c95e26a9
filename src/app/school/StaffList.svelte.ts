import type { Client } from "../../client/client.ts";
import type { StaffView } from "../../client/views/people.ts";
import { Form } from "../state/Form.svelte.ts";

/** The staff, asked of the school's server when the panel opens and after a change of it: never on a timer. */
export class StaffList {
  readonly #form: Form;
  #staff = $state.raw<readonly StaffView[] | null>(null);

  constructor(client: Client) {
    this.#form = new Form(client);
    void this.ask();
  }

  /** Null until the server has answered once. What it said stands while it is asked again, or cannot be. */
  get staff(): readonly StaffView[] | null {
    return this.#staff;
  }
  get refusal(): string | null {
    return this.#form.refusal;
  }
  get busy(): boolean {
    return this.#form.busy;
  }

  named(id: string | null): StaffView | undefined {
    return this.#staff?.find((person) => person.id === id);
  }

  async ask(): Promise<void> {
    const told = await this.#form.send("readStaff", {});
    if (told) this.#staff = told.value;
  }
}
