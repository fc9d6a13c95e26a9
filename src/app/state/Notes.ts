import type { Client } from "../../client/client.ts";
import type { Remembered, WaitingNote } from "../../client/views/people.ts";
import { NoteDraft } from "./NoteDraft.svelte.ts";

/** Seldom enough not to disturb whoever types, often enough that a page an iPad drops has lost a word or two. */
const keptAfterMs = 1_000;

type Waiting = NonNullable<Remembered["notes"]>;

/**
 * The notes one person has begun, one a class: each is offered back where it was begun, to the children it was about. They are
 * kept in that person's own memory of this tablet until they are saved, so that a lock, a reload or a dropped page loses none.
 */
export class Notes {
  readonly #drafts = new Map<string, NoteDraft>();
  readonly #keep: () => void;
  readonly #later: (run: () => void, ms: number) => void;
  #due = false;
  #known = false;

  /** `keep` writes what waits; `later` is the page's timer. */
  constructor(client: Client, keep: () => void, later: (run: () => void, ms: number) => void = (run, ms) => void setTimeout(run, ms)) {
    this.#keep = keep;
    this.#later = later;
    const stop = client.query("remembered", {}).subscribe((snapshot) => {
      if (this.#known || snapshot.state !== "ready") return;
      this.#known = true;
      for (const [named, note] of Object.entries(snapshot.value.notes ?? {})) this.of(named).goOn(note);
      queueMicrotask(() => stop());
    });
  }

  /** Whether what waited has been read: writing before would lose it. */
  get known(): boolean {
    return this.#known;
  }

  /** The note of a class: begun, waiting, or empty. */
  of(named: string): NoteDraft {
    const made = this.#drafts.get(named) ?? new NoteDraft(() => this.#changed());
    this.#drafts.set(named, made);
    return made;
  }

  /** What waits to be finished, by class. */
  get waiting(): Waiting {
    const begun = [...this.#drafts].filter(([, note]) => !note.empty);
    return Object.fromEntries(begun.map(([named, { pupils, words }]): [string, WaitingNote] => [named, { pupils: [...pupils], words }]));
  }

  /** Keeps what was typed since, now: the page may be gone in a moment. */
  flush(): void {
    if (!this.#due) return;
    this.#due = false;
    this.#keep();
  }

  #changed(): void {
    if (this.#due) return;
    this.#due = true;
    this.#later(() => this.flush(), keptAfterMs);
  }
}
