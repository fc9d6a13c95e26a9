import type { Client, CommandCode } from "../../client/client.ts";
import type { FrameworkDraft } from "../../client/views/frameworks.ts";
import type { FrameworkContent } from "../../domain/frameworks/editing.ts";

/** The next version of a framework while it is edited: every change is kept on this iPad as it is made. */
export class FrameworkEdit {
  readonly #client: Client;
  readonly #framework: string;
  readonly basedOn: number;
  #content = $state.raw<FrameworkContent>({ name: "", areas: [], scale: [], anchors: [], steps: [], sideways: [] });
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

  async change(content: FrameworkContent): Promise<void> {
    this.#content = content;
    await this.keep();
  }

  async keep(): Promise<void> {
    const draft = { basedOn: this.basedOn, content: this.#content };
    const kept = await this.#client.command("keepFrameworkDraft", { framework: this.#framework, draft });
    this.#notKept = kept.ok ? null : kept.code;
  }
}
