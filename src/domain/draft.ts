import type { Fields, KindName } from "./kinds.ts";
import type { StreamName } from "./streams.ts";

/** One statement about one record, not yet stamped: who makes it, and when, is said by whoever applies it. */
export type Draft = { [K in KindName]: { stream: StreamName; kind: K; record: string; fields: Fields<K> } }[KindName];
