/**
 * What one unit of work touches: records, waiting and refused acts, as they were and as they shall be. What it comes to in rows,
 * summaries included, is worked out once at the end, so that no operation can forget a part of it, and several operations
 * of one unit see each other's work.
 */
import type { StreamName } from "../domain/streams.ts";
import type { Act, Change } from "../sync/change.ts";
import type { Stamp } from "../sync/stamp.ts";
import { recordKey, recordKeyUnder, under } from "./keys.ts";
import { withoutWaiting, type MaybeRecord } from "./recordRow.ts";
import type { AttentionValue, OutboxValue } from "./rows.ts";
import { stampWrites } from "./metaRows.ts";
import { summaryWrites, type SummaryAsk } from "./summaryUpkeep.ts";
import type { TableName } from "./tableNames.ts";
import type { Reader } from "./reader.ts";
import { put, remove, type Write } from "./write.ts";

/** Tables whose rows tell what was said of a record. */
const aboutRecords: ReadonlySet<TableName> = new Set(["losers", "pending", "ownLog"]);

/** Rows as read, and as they shall be. */
class Rows<V> {
  readonly before = new Map<string, V | undefined>();
  readonly after = new Map<string, V | undefined>();

  missing(keys: readonly string[]): string[] {
    return [...new Set(keys)].filter((key) => !this.before.has(key));
  }

  keep(keys: readonly string[], values: readonly (V | undefined)[]): void {
    keys.forEach((key, at) => {
      this.before.set(key, values[at]);
      this.after.set(key, values[at]);
    });
  }

  get(key: string): V | undefined {
    if (!this.before.has(key)) throw new Error("a row was decided on before it was read");
    return this.after.get(key);
  }

  set(key: string, value: V | undefined): void {
    this.get(key);
    this.after.set(key, value);
  }

  get all(): [string, V][] {
    return [...this.after].flatMap(([key, value]): [string, V][] => (value === undefined ? [] : [[key, value]]));
  }

  get changed(): [string, V | undefined][] {
    return [...this.after].filter(([key, after]) => after !== this.before.get(key));
  }
}

export class WorkSet {
  readonly read: Reader;
  readonly #zone: string;
  readonly #records = new Rows<NonNullable<MaybeRecord>>();
  readonly #acts = new Rows<OutboxValue>();
  readonly #attention = new Rows<AttentionValue>();
  readonly #others: Write[] = [];
  readonly #purged = new Set<string>();
  readonly #saw: Stamp[] = [];
  readonly #gave: Stamp[] = [];

  constructor(read: Reader, zone: string) {
    this.read = read;
    this.#zone = zone;
  }

  /** Reads records, and the acts that wait on them, that are going to be touched. */
  async load(keys: readonly string[]): Promise<void> {
    const missing = this.#records.missing(keys);
    this.#records.keep(missing, await this.read.many("records", missing));
    await this.loadActs(missing.flatMap((key) => this.record(key)?.waiting.map((change) => change.act) ?? []));
  }

  /** Reads every record of a stream; their keys. */
  async loadStream(stream: StreamName): Promise<string[]> {
    const rows = await this.read.clear("records", { by: "key", ...under(stream) });
    const keys = rows.map(({ key }) => key);
    await this.load(keys);
    return keys;
  }

  async loadActs(ids: readonly string[]): Promise<void> {
    const missing = this.#acts.missing(ids);
    this.#acts.keep(missing, await this.read.many("outbox", missing));
  }

  /** A record as this unit of work leaves it so far; it must have been loaded. */
  record(key: string): MaybeRecord {
    return this.#records.get(key);
  }

  /** The keys of the records that this unit of work has changed so far. */
  get touched(): string[] {
    return this.#records.changed.map(([key]) => key);
  }

  setRecord(key: string, value: MaybeRecord): void {
    this.#records.set(key, value);
  }

  /** The outbox row of an act as this unit of work leaves it so far; it must have been loaded. */
  act(id: string): OutboxValue | undefined {
    return this.#acts.get(id);
  }

  setAct(id: string, row: OutboxValue | undefined): void {
    this.#acts.set(id, row);
  }

  /** Reads every refused act; there are few or none. */
  async loadAttention(): Promise<void> {
    const rows = await this.read.range("attention", { by: "key" });
    const missing = new Set(this.#attention.missing(rows.map(({ key }) => key)));
    for (const { key, value } of rows) if (missing.has(key)) this.#attention.keep([key], [value]);
  }

  get attention(): [string, AttentionValue][] {
    return this.#attention.all;
  }

  /** Keeps, changes or lets go of a refused act. */
  setAttention(act: string, row: AttentionValue | undefined): void {
    if (this.#attention.missing([act]).length > 0) this.#attention.keep([act], [undefined]);
    this.#attention.set(act, row);
  }

  /** The changes of a waiting act in the order they were made. Its records must have been loaded. */
  changesOf(id: string): Change[] {
    const changes = this.act(id)?.records.flatMap((key) => this.record(key)?.waiting.filter((change) => change.act === id) ?? []);
    return (changes ?? []).sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  actOf(id: string): Act {
    return { id, changes: this.changesOf(id) };
  }

  /** Takes one waiting change of a record away, and the record out of its act when that was the last of it there. */
  takeWaiting(change: Change): void {
    const key = recordKey(change.stream, change.record);
    this.setRecord(
      key,
      withoutWaiting(this.record(key), (one) => one.id === change.id),
    );
    this.release(key, change.act);
  }

  /** Lets an act go of a record on which nothing of it waits any more. */
  release(key: string, act: string): void {
    const row = this.act(act);
    if (!row || this.record(key)?.waiting.some((change) => change.act === act)) return;
    const records = row.records.filter((one) => one !== key);
    this.setAct(act, records.length === 0 ? undefined : { ...row, records });
  }

  /** Takes everything that waits on a record away. What was sent may be on the server: its stamp is never given again. */
  dropWaiting(key: string): void {
    for (const change of this.record(key)?.waiting ?? []) {
      if (this.act(change.act)?.sent) this.#gave.push(change.at);
      this.takeWaiting(change);
    }
  }

  /** Notes stamps that the server has. */
  saw(stamps: Iterable<Stamp>): void {
    for (const stamp of stamps) this.#saw.push(stamp);
  }

  /** Adds rows of other tables. */
  write(...writes: readonly Write[]): void {
    this.#others.push(...writes);
  }

  /** Nothing about this record is to be kept any more, not even what this unit of work has just learnt. */
  markPurged(key: string): void {
    this.#purged.add(key);
  }

  /** Rows for all that changed, and for the summaries it changes. */
  async writes(ask: SummaryAsk = {}): Promise<Write[]> {
    const { before } = this.#records;
    const changes = this.#records.changed.map(([key, after]) => ({ key, before: before.get(key), after }));
    return [
      ...this.#others.filter(({ table, key, content }) => !content || !aboutRecords.has(table) || !this.#purged.has(recordKeyUnder(key))),
      ...changes.map(({ key, after }) => (after ? put("records", key, after) : remove("records", key))),
      ...this.#acts.changed.map(([id, row]) => (row ? put("outbox", id, row) : remove("outbox", id))),
      ...this.#attention.changed.map(([act, row]) => (row ? put("attention", act, row) : remove("attention", act))),
      ...(await stampWrites(this.read, this.#saw, this.#gave)),
      ...(await summaryWrites(this.read, changes, ask, this.#zone)),
    ];
  }
}
