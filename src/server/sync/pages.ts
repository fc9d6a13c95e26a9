/** Pages of one answer: what fits, in turn, from where the tablet's cursors are. */
import type { StreamName } from "../../domain/streams.ts";
import type { Cursor, Page } from "../../sync/protocol.ts";
import type { Head, StreamStore } from "../storage/streamStore.ts";
import type { Turn } from "./pullOrder.ts";
import type { PullLimits } from "./syncDeps.ts";

/** Bytes of a page beside its records and changes: stream, cursor, punctuation. */
const pageBytes = 400;

/** A stream to bring a tablet up to. */
export interface Source {
  head: Head;
  author: string | null;
}

/** True when the tablet must begin (again) with this stream: it holds nothing, or of another life. */
export function begins(cursor: Cursor | undefined, head: Head): boolean {
  if (cursor?.epoch !== head.epoch) return true;
  // A number the stream has not reached can only come from a copy that was put back without a new life.
  return cursor.seq > head.seq || (cursor.seq === 0 && cursor.part === undefined);
}

export function isBehind(cursor: Cursor | undefined, head: Head): boolean {
  return begins(cursor, head) || cursor?.part !== undefined || cursor?.seq !== head.seq;
}

/** A tablet that asks: what it may read, and what it holds. */
export interface Asking {
  sources: ReadonlyMap<StreamName, Source>;
  cursors: ReadonlyMap<StreamName, Cursor>;
  /** The lowest id of records made lately. */
  recentFrom: string;
}

/** One answer's worth of pages. `left`: what is still to come after them, in changes and records. */
export async function pagesOf(
  store: StreamStore,
  { sources, cursors, recentFrom }: Asking,
  turns: readonly Turn[],
  limits: PullLimits,
): Promise<{ pages: Page[]; left: number }> {
  const pages: Page[] = [];
  const at = new Map(cursors);
  let bytes = limits.bytes;
  for (const { stream, part } of turns) {
    const source = sources.get(stream);
    if (!source || bytes <= 0) continue;
    const step = stepOf(source.head, at.get(stream), limits.changesBehind);
    const page = await pageOf(store, stream, source, step, part === "recent" ? recentFrom : null, bytes - pageBytes);
    if (!page) continue;
    const size = pageBytes + Buffer.byteLength(JSON.stringify([page.records, page.changes]));
    // The first item of a page comes whatever its size: where it does not fit behind others, it waits for the next answer.
    if (size > bytes && pages.length > 0) break;
    pages.push(page);
    at.set(stream, page.to);
    bytes -= size;
  }
  let left = 0;
  for (const [stream, { head }] of sources) left += await leftOf(store, stream, head, at.get(stream), limits.changesBehind);
  return { pages, left };
}

/** How a stream goes on: nothing, changes after a number, or a snapshot taken at a number, from below a record down. */
type Step = { by: "nothing" } | { by: "changes"; after: number } | { by: "snapshot"; seq: number; below: string | null; restart: boolean };

function stepOf(head: Head, cursor: Cursor | undefined, changesBehind: number): Step {
  if (!cursor || begins(cursor, head)) return { by: "snapshot", seq: head.seq, below: null, restart: true };
  if (cursor.part !== undefined) return { by: "snapshot", seq: cursor.seq, below: cursor.part, restart: false };
  if (cursor.seq === head.seq) return { by: "nothing" };
  if (head.seq - cursor.seq > changesBehind) return { by: "snapshot", seq: head.seq, below: null, restart: false };
  return { by: "changes", after: cursor.seq };
}

/** The next page of one stream, or undefined when there is nothing to say about it. */
async function pageOf(
  store: StreamStore,
  stream: StreamName,
  { head, author }: Source,
  step: Step,
  floor: string | null,
  bytes: number,
): Promise<Page | undefined> {
  const { epoch } = head;
  if (step.by === "nothing") return undefined;
  if (step.by === "changes") {
    const { items, more } = await store.changesAfter(stream, step.after, { bytes, author });
    return { stream, to: { epoch, seq: reached(items, more, head.seq) }, changes: items };
  }
  const { items, more } = await store.recordsBelow(stream, step.below, floor, { bytes, author });
  const part = more ? items.at(-1)?.id : floor;
  return {
    stream,
    to: { epoch, seq: step.seq, ...(typeof part === "string" ? { part } : {}) },
    ...(step.restart ? { restart: true } : {}),
    records: items,
  };
}

/** How far a run of changes reaches: its last one, or where the stream was when nothing more was found. */
function reached(items: readonly { seq: number }[], more: boolean, head: number): number {
  const last = items.at(-1)?.seq ?? head;
  return more ? last : Math.max(last, head);
}

async function leftOf(
  store: StreamStore,
  stream: StreamName,
  head: Head,
  cursor: Cursor | undefined,
  changesBehind: number,
): Promise<number> {
  const step = stepOf(head, cursor, changesBehind);
  if (step.by === "nothing") return 0;
  if (step.by === "changes") return head.seq - step.after;
  return (await store.countBelow(stream, step.below)) + head.seq - step.seq;
}
