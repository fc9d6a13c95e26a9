/** What a commit touched: said once after it, in every tab, so that the queries it concerns answer again. */
import { pupilOf, type StreamName } from "../domain/streams.ts";
import { streamOfKey } from "./keys.ts";
import type { TableName } from "./tableNames.ts";
import type { RowRef } from "./tables.ts";

export interface Announcement {
  tables: readonly TableName[];
  streams: readonly StreamName[];
  pupils: readonly string[];
}

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

export function announcementOf(writes: readonly RowRef[]): Announcement {
  const streams = new Set(writes.flatMap(({ table, key }) => (ofStreams.includes(table) ? [streamOfKey(key)] : [])));
  const pupils = new Set([...streams].flatMap((stream) => pupilOf(stream) ?? []));
  for (const { table, key } of writes) if (table === "summaries") pupils.add(key);
  return { tables: [...new Set(writes.map(({ table }) => table))], streams: [...streams], pupils: [...pupils] };
}

export class Announcer {
  readonly #tabs: OtherTabs;
  readonly #listeners = new Set<(announcement: Announcement) => void>();

  constructor(tabs: OtherTabs) {
    this.#tabs = tabs;
    tabs.receive((announcement) => this.#tell(announcement));
  }

  announce(announcement: Announcement): void {
    this.#tell(announcement);
    this.#tabs.send(announcement);
  }

  /** @returns how to stop hearing */
  subscribe(hear: (announcement: Announcement) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  close(): void {
    this.#tabs.close();
  }

  #tell(announcement: Announcement): void {
    for (const hear of this.#listeners) hear(announcement);
  }
}
