/** What a commit touched: said once after it, in every tab, so that the queries it concerns answer again. */
import { pupilOf, type StreamName } from "../domain/streams.ts";
import { streamOfKey } from "./keys.ts";
import type { TableName } from "./tableNames.ts";
import type { RowRef } from "./tables.ts";

export interface Announcement {
  /** `hand`: a person did it, so it should leave soon; `sync`: an exchange did. */
  lane: Lane;
  tables: readonly TableName[];
  streams: readonly StreamName[];
  pupils: readonly string[];
}

/** Units of one lane follow each other; what a hand does never waits for a page that is being kept. */
export type Lane = "hand" | "sync";

/** The other tabs of this tablet (a BroadcastChannel). `receive` is called with what they say. */
export interface OtherTabs {
  send(announcement: Announcement): void;
  receive(hear: (announcement: Announcement) => void): void;
  /** Says and hears nothing more: a browser keeps a channel open, and its database in mind, until it is told. */
  close(): void;
}

export const noOtherTabs: OtherTabs = { send: () => undefined, receive: () => undefined, close: () => undefined };

/** Tables whose keys begin with a stream. */
const ofStreams: readonly TableName[] = ["records", "pending", "losers", "cursors", "ownLog"];

export function announcementOf(lane: Lane, writes: readonly RowRef[]): Announcement {
  const streams = new Set(writes.flatMap(({ table, key }) => (ofStreams.includes(table) ? [streamOfKey(key)] : [])));
  const pupils = new Set([...streams].flatMap((stream) => pupilOf(stream) ?? []));
  for (const { table, key } of writes) if (table === "summaries") pupils.add(key);
  return { lane, tables: [...new Set(writes.map(({ table }) => table))], streams: [...streams], pupils: [...pupils] };
}

export class Announcer {
  readonly #tabs: OtherTabs;
  readonly #listeners = new Set<(announcement: Announcement) => void>();
  #closed = false;

  constructor(tabs: OtherTabs) {
    this.#tabs = tabs;
    tabs.receive((announcement) => this.#tell(announcement));
  }

  announce(announcement: Announcement): void {
    this.#tell(announcement);
    // What was committed while the store was being closed stands, though a closed channel can say nothing.
    if (!this.#closed) this.#tabs.send(announcement);
  }

  /** Nobody hears anything any more, here or in other tabs. */
  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#tabs.close();
  }

  /** @returns how to stop hearing */
  subscribe(hear: (announcement: Announcement) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  #tell(announcement: Announcement): void {
    for (const hear of this.#listeners) hear(announcement);
  }
}
