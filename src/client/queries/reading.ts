/** What a query reads: the store's rows as shown, and the facts a view cannot do without. */
import type { StreamName } from "../../domain/streams.ts";
import type { Instant } from "../../domain/time.ts";
import { recordKey } from "../../store/keys.ts";
import type { Shown } from "../../store/reading.ts";
import type { TabletStore } from "../../store/tabletStore.ts";

export interface Reading {
  store: TabletStore;
  person: string;
  zone: string;
  /** The corrected present. */
  now: Instant;
}

/** The streams this person may read here. */
export async function heldStreams(store: TabletStore): Promise<StreamName[]> {
  return Object.keys((await store.access())?.streams ?? {});
}

/** Records by stream and id in one request, by id. */
export async function shownById(store: TabletStore, refs: readonly { stream: StreamName; record: string }[]): Promise<Map<string, Shown>> {
  const keys = [...new Set(refs.map(({ stream, record }) => recordKey(stream, record)))];
  return new Map((await store.recordsByKey(keys)).map((shown) => [shown.id, shown]));
}
