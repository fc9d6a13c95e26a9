import type { Client, CommandCode } from "../../client/client.ts";
import type { FrameworkDraft } from "../../client/views/frameworks.ts";
import type { FrameworkContent } from "../../domain/frameworks/editing.ts";

/** The next version of a framework while it is edited: every change is kept on this iPad as it is made. */
export class FrameworkEdit {
  readonly #client: Client;
  readonly #framework: string;
  readonly basedOn: number;
  #content = $state.raw<FrameworkContent>({ name: "", areas: [], scale: [], anchors: [], steps: [], sideways: [] });
  /** What it said before each change, the latest last. */
  #before = $state.raw<readonly FrameworkContent[]>([]);
  #notKept = $state.raw<CommandCode | null>(null);

  constructor(client: Client, framework: string, { basedOn, content }: FrameworkDraft) {
    this.#client = client;
    this.#framework = framework;
    this.basedOn = basedOn;
    this.#content = content;
  }

  get content(): FrameworkContent {
    return this.#content;
  }
  /** Why the last change is on this screen alone. */
  get notKept(): CommandCode | null {
    return this.#notKept;
  }

  get mayUndo(): boolean {
    return this.#before.length > 0;
  }

  async change(content: FrameworkContent): Promise<void> {
    this.#before = [...this.#before, this.#content];
    this.#content = content;
    await this.keep();
  }

  async undo(): Promise<void> {
    const was = this.#before.at(-1);
    if (!was) return;
    this.#before = this.#before.slice(0, -1);
    this.#content = was;
    await this.keep();
  }

  async keep(): Promise<void> {
    const draft = { basedOn: this.basedOn, content: this.#content };
    const kept = await this.#client.command("keepFrameworkDraft", { framework: this.#framework, draft });
    this.#notKept = kept.ok ? null : kept.code;
  }
}
