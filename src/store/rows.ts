/**
 * The tables of a person's database and of the tablet's own: what each row says, which of it stays readable to the
 * database, and which shape it has. `key` is always the primary key.
 */
import { topicOf, type PupilSummary } from "../domain/summary.ts";
import { pupilOf } from "../domain/streams.ts";
import { dayOf, type Instant } from "../domain/time.ts";
import type { Change, FieldValues, NumberedChange } from "../sync/change.ts";
import type { Loss } from "../sync/merge.ts";
import type { Cursor } from "../sync/protocol.ts";
import type { MergedRecord } from "../sync/record.ts";
import { recordOf } from "../sync/recordOf.ts";
import type { RefusalCode } from "../sync/refusals.ts";
import { rollShelf, shelf, streamOfKey, topicShelf } from "./keys.ts";
import { isMeta, type MetaValue } from "./meta.ts";
import { shownOf, type RecordValue } from "./recordRow.ts";
import type { TableName } from "./tableNames.ts";
import type { Clear } from "./tables.ts";

/** An act that waits. Its changes lie with their records (`waiting`), said once. */
export interface OutboxValue {
  /** Keys of the records it touches. */
  records: readonly string[];
  /** It may have reached the server: its stamps are final. */
  sent: boolean;
  /** Its place in the queue. */
  turn: number;
  /** What this tablet's clock said when it was made. Its stamps can be later: they come after every stamp known then. */
  madeAt?: Instant;
  /** It was acknowledged before the server was restored from a backup: nobody is owed word of what it loses. */
  again?: true;
}

/** A change the server has acknowledged, kept so that it can be pushed again to a server restored from an older backup. */
export interface OwnLogValue {
  change: Change;
  epoch: string;
  seq: number;
  /** The server's hash of it; absent when it came back with a page before its answer did. */
  hash?: string;
  /** When, by the server's clock as this tablet knows it. */
  acknowledgedAt: Instant;
}

/** What a newer app wrote and this one does not understand: read again after the update. */
export type PendingValue = { change: NumberedChange } | { record: MergedRecord };

/** A statement of this person's that another's replaced without knowing of it. */
export interface LoserValue extends Loss {
  kind: string;
}

/** An act the server refused, kept whole until a person decides. */
export interface AttentionValue {
  code: RefusalCode;
  change?: string;
  field?: string;
  refusedAt: Instant;
  changes: readonly Change[];
  /** Of a stream that may no longer be read here: counted, and shown to nobody. */
  shut?: true;
}

/** Somebody who signs in on this tablet. */
export interface PersonHere {
  /** First name and initial: anybody who holds the tablet reads it. */
  tileName: string;
  lastHereAt: Instant;
}

/** What the app keeps beside the records (session, verifier, last class opened): parsed by whoever reads it. */
export interface SettingValue {
  value: FieldValues[string];
}

/** What is known of a part of a picture whose bytes lie here. */
export interface BlobValue {
  /** SHA-256, in hex: the server's copy is this one. */
  hash: string;
  bytes: number;
  /** It was taken here, and the server has not confirmed it: nothing may drop it. */
  waits?: true;
}

export interface TableValues {
  records: RecordValue;
  outbox: OutboxValue;
  ownLog: OwnLogValue;
  pending: PendingValue;
  losers: LoserValue;
  attention: AttentionValue;
  cursors: Cursor;
  summaries: PupilSummary;
  meta: MetaValue;
  people: PersonHere;
  settings: SettingValue;
  blobs: BlobValue;
  /** In base64, as they travel. Apart from what is known of them, so that counting pictures does not read any. */
  blobBytes: string;
}

export interface TableDefinition<V> {
  /** The number of the shape that is written now. Raising it needs one more of `upgrades`. */
  schema: number;
  /** From shape n (at n - 1) to shape n + 1. Whatever passes here was written by an older app, so it is parsed. */
  upgrades: readonly ((old: unknown) => unknown)[];
  /** Rows of our own of the current shape are trusted by it; this tells them from something else entirely. */
  is: (value: unknown) => value is V;
  /** Clear columns that are indexed. A row without one is not in its index. */
  indexes: readonly string[];
  clear: (key: string, value: V, zone: string) => Clear;
  /** Rows are written once, with what never changes, and are large: they are neither read nor compared when they go. */
  once?: true;
}

function holds<V>(...fields: readonly (V extends unknown ? keyof V & string : never)[]): (value: unknown) => value is V {
  return (value): value is V => typeof value === "object" && value !== null && fields.every((field) => field in value);
}

const nothingClear = (): Clear => ({});

/**
 * Where a record stands: by stream and kind, observations by day too, and by topic when a summary may need to look back;
 * memberships on the roll of their place, so that a class is found without reading every card.
 */
function recordColumns(key: string, value: RecordValue, zone: string): Clear {
  const stream = streamOfKey(key);
  const record = value.base ?? value.waiting[0];
  const waiting = value.waiting.length;
  if (!record) return { waiting };
  const standing = shownOf(value);
  const { pupil: member, value: place } = recordOf(standing, "membership")?.fields ?? {};
  const observation = recordOf(standing, "observation");
  const day = observation?.fields.observedAt === undefined ? "" : dayOf(observation.fields.observedAt, zone);
  const roll = place === undefined || member === undefined ? {} : { roll: rollShelf(place, member) };
  const columns = { shelf: shelf(stream, record.kind, day), waiting, ...roll };
  const topic = observation && topicOf(observation.fields);
  const pupil = pupilOf(stream);
  if (topic === undefined || day === "" || pupil === undefined) return columns;
  return { ...columns, topic: topicShelf(pupil, topic, day) };
}

export const definitions: { [T in TableName]: TableDefinition<TableValues[T]> } = {
  records: { schema: 1, upgrades: [], is: holds("waiting"), indexes: ["shelf", "topic", "roll"], clear: recordColumns },
  outbox: { schema: 1, upgrades: [], is: holds("records", "sent", "turn"), indexes: ["turn"], clear: (_key, { turn }) => ({ turn }) },
  ownLog: {
    schema: 1,
    upgrades: [],
    is: holds("change", "epoch"),
    indexes: ["act", "acknowledgedAt"],
    clear: (_key, { change, epoch, acknowledgedAt }) => ({ act: change.act, epoch, acknowledgedAt }),
  },
  pending: { schema: 1, upgrades: [], is: holds(), indexes: [], clear: nothingClear },
  losers: { schema: 1, upgrades: [], is: holds("group", "lost", "won"), indexes: [], clear: nothingClear },
  attention: { schema: 1, upgrades: [], is: holds("code", "changes"), indexes: [], clear: nothingClear },
  cursors: { schema: 1, upgrades: [], is: holds("epoch", "seq"), indexes: [], clear: nothingClear },
  summaries: { schema: 1, upgrades: [], is: holds("rulesVersion", "topics"), indexes: [], clear: nothingClear },
  meta: { schema: 1, upgrades: [], is: isMeta, indexes: [], clear: nothingClear },
  people: { schema: 1, upgrades: [], is: holds("tileName"), indexes: [], clear: nothingClear },
  settings: { schema: 1, upgrades: [], is: holds("value"), indexes: [], clear: nothingClear },
  blobs: {
    schema: 1,
    upgrades: [],
    is: holds("hash", "bytes"),
    indexes: ["waits"],
    clear: (_key, { bytes, waits }) => ({ bytes, ...(waits ? { waits: 1 } : {}) }),
  },
  blobBytes: { schema: 1, upgrades: [], is: (value) => typeof value === "string", indexes: [], clear: nothingClear, once: true },
};
