import type { Client } from "../../client/client.ts";
import type { WaitingNote } from "../../client/views/people.ts";
import { NoteDraft } from "./NoteDraft.svelte.ts";

/** Seldom enough not to disturb whoever types, often enough that a page an iPad drops has lost a word or two. */
const keptAfterMs = 1_000;

interface Begun {
  readonly id: string;
  readonly class: string;
  readonly draft: NoteDraft;
}

export interface NotesParts {
  /** Writes what was changed: it asks for `taken()`. */
  readonly keep: () => void;
  readonly newId?: () => string;
  /** The page's timer. */
  readonly later?: (run: () => void, ms: number) => void;
}

/**
 * The notes one person has begun, one a class: each is offered back where it was begun, to the children it was about. They are
 * kept in that person's own memory of this tablet until they are saved, so that a lock, a reload or a dropped page loses none. Each has
 * an id of its own: another tab's note of the same class is kept beside it, and is offered once this one is saved and the app opens again.
 */
export class Notes {
  readonly #begun = new Map<string, Begun>();
  /** The ids of notes that are not kept as they stand now. */
  readonly #changed = new Set<string>();
  readonly #keep: () => void;
  readonly #newId: () => string;
  readonly #later: (run: () => void, ms: number) => void;
  #due = false;
  #known = false;

  constructor(client: Client, { keep, newId, later }: NotesParts) {
    this.#keep = keep;
    this.#newId = newId ?? (() => crypto.randomUUID());
    this.#later = later ?? ((run, ms) => void setTimeout(run, ms));
    const stop = client.query("remembered", {}).subscribe((snapshot) => {
      if (this.#known || snapshot.state !== "ready") return;
      this.#known = true;
      for (const [id, note] of Object.entries(snapshot.value.notes ?? {})) this.#goOn(id, note);
      queueMicrotask(() => stop());
    });
  }

  /** Whether what waited has been read: writing before would lose it. */
  get known(): boolean {
    return this.#known;
  }

  /** The note of a class: begun, waiting, or empty. A record's words, named by it, are such a note too; by another day they wait as one. */
  of(named: string, ofClass = named): NoteDraft {
    return (this.#begun.get(named) ?? this.#begin(named, ofClass, this.#newId())).draft;
  }

  /** Whether words were begun under this name. */
  has(named: string): boolean {
    return this.#begun.get(named)?.draft.empty === false;
  }

  /** The classes that a note waits in. */
  get waiting(): string[] {
    return [...new Set([...this.#begun.values()].flatMap((one) => (one.draft.empty ? [] : [one.class])))];
  }

  /** What was changed since it was last taken, by id; null for a note that waits no longer. */
  taken(): Record<string, WaitingNote | null> {
    const taken = [...this.#changed].map((id) => [id, this.#waits(id)] as const);
    this.#changed.clear();
    return Object.fromEntries(taken);
  }

  #waits(id: string): WaitingNote | null {
    const found = [...this.#begun.values()].find((one) => one.id === id);
    return found && !found.draft.empty ? { class: found.class, pupils: [...found.draft.pupils], words: found.draft.words } : null;
  }

  /** What was taken could not be kept: it is told with the next. */
  missed(taken: Readonly<Record<string, WaitingNote | null>>): void {
    for (const id of Object.keys(taken)) this.#changed.add(id);
  }

  /**
   * Lets another note be begun in a class while the one there is saved. That one waits where it was kept, until what this
   * returns is called: only then is it known to be in the records.
   */
  handOver(named: string): () => void {
    this.flush();
    const begun = this.#begun.get(named);
    if (!begun) return () => undefined;
    const { id, draft } = begun;
    this.#begun.set(named, { ...begun, id: this.#newId() });
    draft.clear();
    return () => {
      this.#changed.add(id);
      this.#keep();
    };
  }

  /** Keeps what was typed since, now: the page may be gone in a moment. */
  flush(): void {
    this.#due = false;
    if (this.#changed.size > 0) this.#keep();
  }

  /** A note that waited, unless another has been begun in its class meanwhile: then it goes on waiting. */
  #goOn(id: string, note: WaitingNote): void {
    const begun = this.#begun.get(note.class);
    if (begun?.draft.empty === false) return;
    this.#begin(note.class, note.class, id, begun?.draft).draft.goOn(note);
  }

  #begin(named: string, ofClass: string, id: string, draft = new NoteDraft(() => this.#change(named))): Begun {
    const begun = { id, class: ofClass, draft };
    this.#begun.set(named, begun);
    return begun;
  }

  #change(named: string): void {
    const begun = this.#begun.get(named);
    if (begun) this.#changed.add(begun.id);
    if (this.#due) return;
    this.#due = true;
    this.#later(() => this.flush(), keptAfterMs);
  }
}
