/**
 * A school's server, as far as a tablet can tell: streams with epochs and numbers, answers and pages. It holds no rule of its
 * own; the real one meets the real store in the simulation.
 */
import type { Act, Change, NumberedChange, Redacted } from "../../../src/sync/change.ts";
import { mergeChange } from "../../../src/sync/merge.ts";
import type { ActResult, Cursor, Page } from "../../../src/sync/protocol.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import type { Tablet } from "./tablet.ts";

export const everything = { acts: 250, bytes: 1_000_000 };

export class School {
  life = 1;
  readonly log = new Map<string, NumberedChange[]>();

  epoch(stream: string): string {
    return `life-${this.life}-${stream.replaceAll("/", "-")}`;
  }

  streamLog(stream: string): NumberedChange[] {
    const log = this.log.get(stream) ?? [];
    this.log.set(stream, log);
    return log;
  }

  append(change: Change): NumberedChange {
    const log = this.streamLog(change.stream);
    const known = log.find((one) => one.id === change.id);
    if (known) return known;
    const numbered = { ...change, seq: log.length + 1 };
    log.push(numbered);
    if (change.kind === "redaction") this.#empty(change);
    return numbered;
  }

  /** Takes acts as a push does; the answers. */
  take(acts: readonly Act[]): ActResult[] {
    return acts.map(({ id, changes }) => {
      const known = changes.every((change) => this.streamLog(change.stream).some((one) => one.id === change.id));
      const taken = changes.map((change) => {
        const { seq, at, redacted } = this.append(change);
        const answer = { id: change.id, stream: change.stream, epoch: this.epoch(change.stream), seq, at, hash: `hash-${change.id}` };
        return redacted ? { ...answer, redacted: true as const } : answer;
      });
      return { act: id, outcome: known ? ("known" as const) : ("accepted" as const), changes: taken };
    });
  }

  /** What a tablet has not read of a stream. */
  page(stream: string, from: Cursor | undefined): Page {
    const epoch = this.epoch(stream);
    const fresh = from?.epoch !== epoch || from.seq === 0;
    const changes = this.streamLog(stream).filter(({ seq }) => fresh || seq > from.seq);
    const to = { epoch, seq: this.streamLog(stream).length };
    return { stream, to, changes, ...(fresh ? { restart: true as const } : {}) };
  }

  /** A whole stream as merged records. */
  snapshot(stream: string): Page {
    const merged = new Map<string, MergedRecord>();
    for (const change of this.streamLog(stream)) merged.set(change.record, mergeChange(merged.get(change.record), change).record);
    return {
      stream,
      to: { epoch: this.epoch(stream), seq: this.streamLog(stream).length },
      restart: true,
      records: [...merged.values()],
    };
  }

  async push({ store }: Tablet): Promise<void> {
    await store.acknowledge(this.take(await store.takeBatch(everything, new Set())));
  }

  async pull({ store }: Tablet, ...streams: string[]): Promise<void> {
    for (const stream of streams) {
      const { cursors } = await store.holdings();
      await store.applyPages([{ page: this.page(stream, cursors[stream]), from: cursors[stream] }]);
    }
  }

  /** As from a backup: the last so many changes of a stream were never there, and every stream lives anew. */
  restore(forget: Record<string, number>): void {
    this.life += 1;
    for (const [stream, count] of Object.entries(forget)) this.streamLog(stream).splice(-count);
  }

  #empty(redaction: Change): void {
    const records = redaction.fields.records;
    const redacted: Redacted = { why: redaction.fields.why === "request" ? "request" : "wrongPupil", by: redaction.by, at: redaction.at };
    const log = this.streamLog(redaction.stream);
    log.forEach((change, at) => {
      if (Array.isArray(records) && records.includes(change.record)) log[at] = { ...change, fields: {}, redacted };
    });
  }
}
