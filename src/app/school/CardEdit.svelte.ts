import type { Client } from "../../client/client.ts";
import type { PupilSetUp } from "../../client/views/setUp.ts";
import { Form } from "../state/Form.svelte.ts";
import { chipsOf } from "../state/pasted.ts";

/**
 * A pupil's card being edited. What a colleague writes meanwhile shows until somebody types here; from then on the card is
 * kept as it was seen, so that what is saved is told from what came after.
 */
export class CardEdit {
  readonly form: Form;
  readonly #latest: () => PupilSetUp | undefined;
  #held = $state.raw<PupilSetUp | null>(null);
  #line = $state<string | null>(null);
  #chips = $state<string | null>(null);

  constructor(client: Client, latest: () => PupilSetUp | undefined) {
    this.form = new Form(client);
    this.#latest = latest;
  }

  /** The card as this edit sees it; undefined while it has not come. */
  get seen(): PupilSetUp | undefined {
    return this.#held ?? this.#latest();
  }
  get line(): string {
    return this.#line ?? this.seen?.helpsLine ?? "";
  }
  set line(typed: string) {
    this.#hold();
    this.#line = typed;
  }
  get chips(): string {
    return this.#chips ?? this.seen?.chips.map(({ label }) => label).join("\n") ?? "";
  }
  set chips(typed: string) {
    this.#hold();
    this.#chips = typed;
  }
  readonly read = $derived.by(() => chipsOf(this.chips));
  /** Something was edited, and all of it can be taken. */
  get ready(): boolean {
    return this.#held !== null && this.read.bad.length === 0;
  }

  /** True when it was saved. */
  async save(): Promise<boolean> {
    const { seen } = this;
    if (!this.ready || !seen) return false;
    if (!(await this.form.send("editCard", { seen, helpsLine: this.line, chips: this.read.taken }))) return false;
    this.#held = null;
    this.#line = null;
    this.#chips = null;
    return true;
  }

  #hold(): void {
    this.#held ??= this.#latest() ?? null;
  }
}
