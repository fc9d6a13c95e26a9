import type { Client, Commands } from "../../client/client.ts";
import { Form } from "../state/Form.svelte.ts";

type Page = Commands["readAudit"]["value"];

/** Who did what at the school, or who read about a child, a page at a time, asked for when somebody looks and kept nowhere. */
export class AuditList {
  readonly #form: Form;
  readonly #readings: boolean;
  #pages = $state.raw<readonly Page[]>([]);

  constructor(client: Client, readings: boolean) {
    this.#readings = readings;
    this.#form = new Form(client);
  }

  get items(): Page["items"] {
    return this.#pages.flatMap(({ items }) => items);
  }
  /** Null until the first page is here. */
  get witness(): Page["witness"] | null {
    return this.#pages[0]?.witness ?? null;
  }
  get more(): boolean {
    return this.#pages.at(-1)?.next !== null;
  }
  get refusal(): string | null {
    return this.#form.refusal;
  }
  get busy(): boolean {
    return this.#form.busy;
  }

  /** The first page, or the one after the last. */
  async ask(): Promise<void> {
    const told = await this.#form.send("readAudit", { readings: this.#readings, before: this.#pages.at(-1)?.next ?? null });
    if (told) this.#pages = [...this.#pages, told.value];
  }
}
