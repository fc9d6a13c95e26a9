import { maxBytes } from "../../domain/importCodes.ts";
import { listFields, type ListAnswers, type ListField, type ListKind, type ListQuestion } from "../../domain/listCodes.ts";
import type { Client } from "../../client/client.ts";
import type { ColumnView, ListView } from "../../client/views/importing.ts";
import { Form } from "../state/Form.svelte.ts";

type Planned = Extract<ListView, { state: "planned" }>;
type Asked = Extract<ListView, { state: "asks" }>;

/** A list on its way in: chosen, its columns looked at, what is asked answered, shown, brought in. */
export class ListImport {
  readonly form: Form;
  kind = $state<ListKind>("pupils");
  #file = $state.raw<{ name: string; bytes: Uint8Array } | null>(null);
  #answers = $state.raw<ListAnswers>({});
  #view = $state.raw<ListView | null>(null);
  #step = $state<"choose" | "columns" | "answer" | "look" | "done">("choose");
  #moved = $state(false);
  /** What each column holds, as it stands in the form. */
  fields = $state<Record<string, ListField | "">>({});

  constructor(client: Client) {
    this.form = new Form(client);
  }

  get step(): "choose" | "columns" | "answer" | "look" | "done" {
    return this.#step;
  }
  get fileName(): string {
    return this.#file?.name ?? "";
  }
  get refused(): Extract<ListView, { state: "refused" }>["refused"] {
    return this.#view?.state === "refused" ? this.#view.refused : [];
  }
  get columns(): readonly ColumnView[] {
    return this.#view && this.#view.state !== "refused" ? this.#view.columns : [];
  }
  get asked(): ListQuestion | null {
    return this.#view?.state === "asks" ? this.#view.question : null;
  }
  get planned(): Planned | null {
    return this.#view?.state === "planned" ? this.#view : null;
  }
  /** The school has changed since it was shown, so it is shown anew. */
  get moved(): boolean {
    return this.#moved;
  }
  get choices(): readonly ListField[] {
    return listFields[this.kind];
  }

  /** A file was chosen. No more of it is read than would be looked at. */
  async choose(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.slice(0, maxBytes + 1).arrayBuffer());
    this.#file = { name: file.name, bytes };
    this.#answers = {};
    if (!(await this.#plan())) return;
    this.#toColumns();
  }

  /** A field is held by one column: where another is said to hold it, the one before holds nothing. */
  say(heading: string, field: ListField | ""): void {
    const others = Object.entries(this.fields).map(([other, had]) => [other, field !== "" && had === field ? "" : had] as const);
    this.fields = { ...Object.fromEntries(others), [heading]: field };
  }

  /** The columns are as somebody wants them. What was answered of other columns is asked again. */
  async saidColumns(): Promise<void> {
    const columns = Object.fromEntries(Object.entries(this.fields).map(([heading, field]) => [heading, field === "" ? null : field]));
    const { dateOrder } = this.#answers;
    this.#answers = { columns, dateOrder };
    if (await this.#plan()) this.#go();
  }

  async answer(said: ListAnswers): Promise<void> {
    this.#answers = { ...this.#answers, ...said };
    if (await this.#plan()) this.#go();
  }

  /** Back to the columns, or from there to another file. */
  back(): void {
    this.form.forget();
    if (this.#step === "columns") this.#step = "choose";
    else this.#toColumns();
  }

  async bring(): Promise<boolean> {
    const { planned } = this;
    if (!this.#file || !planned) return false;
    const given = { kind: this.kind, file: this.#file, answers: this.#answers };
    const sent = await this.form.send("applyImport", { ...given, shown: planned.shown });
    if (!sent) return false;
    if (sent.value.applied) this.#step = "done";
    else {
      this.#view = sent.value.now;
      this.#moved = true;
      this.#go();
    }
    return sent.value.applied;
  }

  async #plan(): Promise<boolean> {
    if (!this.#file) return false;
    this.#moved = false;
    const sent = await this.form.send("planImport", { kind: this.kind, file: this.#file, answers: this.#answers });
    if (sent) this.#view = sent.value;
    return sent !== null && sent.value.state !== "refused";
  }

  #toColumns(): void {
    this.fields = Object.fromEntries(
      this.columns.flatMap(({ heading, field, how }) => (how === "password" ? [] : [[heading, field ?? ""]])),
    );
    this.#step = "columns";
  }

  #go(): void {
    if (this.#view?.state === "refused") this.#step = "choose";
    else if (this.planned) this.#step = "look";
    else this.#step = isOfColumns(this.#view) ? "columns" : "answer";
  }
}

const isOfColumns = (view: ListView | null): view is Asked => view?.state === "asks" && view.question.code === "column";
