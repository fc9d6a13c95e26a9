import type { Client, CommandCode } from "../../client/client.ts";
import type { HistoryItem, HistoryPage } from "../../client/views/history.ts";
import type { HistoryGroup } from "../../domain/historyGroups.ts";

/** A child's history as the server tells it, page by page: asked when the page opens, when something is chosen, and for more. */
export class History {
  readonly #client: Client;
  readonly #pupil: string;
  #group = $state<HistoryGroup | null>(null);
  #items = $state.raw<readonly HistoryItem[]>([]);
  #next = $state.raw<HistoryPage["next"]>(null);
  #code = $state.raw<CommandCode | null>(null);
  #asking = $state(true);
  /** Answers to what is no longer asked are let go. */
  #turn = 0;

  constructor(client: Client, pupil: string) {
    this.#client = client;
    this.#pupil = pupil;
    void this.#ask(null);
  }

  get group(): HistoryGroup | null {
    return this.#group;
  }
  get items(): readonly HistoryItem[] {
    return this.#items;
  }
  /** There is more before what is shown. */
  get more(): boolean {
    return this.#next !== null;
  }
  /** Why the server did not tell; null while it has. */
  get code(): CommandCode | null {
    return this.#code;
  }
  get asking(): boolean {
    return this.#asking;
  }

  choose(group: HistoryGroup | null): void {
    this.#group = group;
    this.again();
  }

  again(): void {
    this.#items = [];
    this.#next = null;
    void this.#ask(null);
  }

  earlier(): void {
    if (this.#next !== null && !this.#asking) void this.#ask(this.#next);
  }

  async #ask(before: HistoryPage["next"]): Promise<void> {
    const turn = (this.#turn += 1);
    this.#asking = true;
    const outcome = await this.#client.command("readHistory", { pupil: this.#pupil, group: this.#group, before });
    if (turn !== this.#turn) return;
    this.#asking = false;
    this.#code = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    this.#items = [...this.#items, ...outcome.value.items];
    this.#next = outcome.value.next;
  }
}
