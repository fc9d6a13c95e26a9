/** An act: what one person did at one moment, written whole in one transaction: changes, records, summaries and clock. */
import { pupilOf, type StreamName } from "../domain/streams.ts";
import type { Seen } from "../domain/summary.ts";
import type { Day, Instant } from "../domain/time.ts";
import { uuid7, type Change } from "../sync/change.ts";
import type { MergedRecord } from "../sync/record.ts";
import type { Core } from "./core.ts";
import { groupsOf, stampDraft, type AnyDraft, type Draft } from "./draft.ts";
import { keyUnder, recordKey } from "./keys.ts";
import type { RecentRecord } from "./meta.ts";
import { clockRow, present, putMeta, seenRow } from "./metaRows.ts";
import { shownOf, withWaiting } from "./recordRow.ts";
import type { Reader } from "./reader.ts";
import { seenOnDay } from "./seenOn.ts";
import { remove, type Write } from "./write.ts";
import { WorkSet } from "./workSet.ts";

/** How many of a person's own records are remembered: "last five" still finds five when some were taken back. */
const recentKept = 12;

/** What the rule of an act may look at before it says what it is. */
export interface ActView {
  /** Now, as the school's server would say it, and how far that is from this tablet's own clock. */
  now(): Promise<{ now: Instant; offset: number }>;
  record(stream: StreamName, record: string): Promise<MergedRecord | undefined>;
  /** What was seen of a pupil's topic on a day, oldest first. */
  seen(pupil: string, topic: string, day: Day): Promise<readonly Seen[]>;
}

/** Ids of one act, given once however often its unit of work is run: a retry says the same, it never says it again. */
export class ActIds {
  readonly act: string;
  readonly #newId: () => string;
  readonly #changes: string[] = [];

  constructor(newId: () => string) {
    this.#newId = newId;
    this.act = newId();
  }

  change(at: number): string {
    const id = this.#changes[at] ?? this.#newId();
    this.#changes[at] = id;
    return id;
  }

  /** Of the one record that takes words back. */
  get redaction(): string {
    return this.change(-1);
  }
}

/** Writes an act of one draft or more; its id. */
export function act(core: Core, drafts: readonly Draft[]): Promise<string> {
  if (drafts.length === 0) throw new Error("an act says something");
  const ids = new ActIds(core.newId);
  return core.run("hand", async (read) => {
    await readAhead(read, ids.act, drafts);
    return { result: ids.act, writes: await actWrites(core, read, ids, drafts) };
  });
}

/** `besides`: rows that belong to the act and go nowhere with it, such as the bytes of a picture. */
export type ActRule<T> = (view: ActView) => Promise<{ drafts: readonly Draft[]; result: T; besides?: readonly Write[] }>;

/**
 * Writes the act that a rule decides on what is there now: whatever it looked at is compared when the act is written. A
 * rule that says no drafts writes nothing, and there is no act.
 */
export function actOn<T>(core: Core, rule: ActRule<T>): Promise<{ act: string | null; result: T }> {
  const ids = new ActIds(core.newId);
  return core.run<{ act: string | null; result: T }>("hand", async (read) => {
    const { drafts, result, besides = [] } = await rule(viewOf(core, read));
    if (drafts.length === 0) return { result: { act: null, result }, writes: [] };
    await readAhead(read, ids.act, drafts);
    return { result: { act: ids.act, result }, writes: [...(await actWrites(core, read, ids, drafts)), ...besides] };
  });
}

async function actWrites(core: Core, read: Reader, ids: ActIds, drafts: readonly Draft[]): Promise<Write[]> {
  const set = new WorkSet(read, core.zone);
  await addAct(core, set, ids, drafts);
  return set.writes();
}

function viewOf(core: Core, read: Reader): ActView {
  return {
    now: () => present(core, read),
    record: async (stream, record) => shownOf(await read.get("records", recordKey(stream, record))),
    seen: (pupil, topic, day) => seenOnDay(read, core.zone, pupil, topic, day),
  };
}

/**
 * Everything an act is known to need, in one read. A new act, and the first statement of a record under a new random id, are
 * taken for absent: with what is remembered, a tap is one transaction.
 */
async function readAhead(read: Reader, act: string, drafts: readonly Draft[]): Promise<void> {
  const first = drafts.filter(({ kind, record, fields }) => uuid7.safeParse(record).success && groupsOf(kind, fields).includes("fixed"));
  read.expectNone([
    { table: "outbox", key: act },
    ...first.map(({ stream, record }) => ({ table: "records", key: recordKey(stream, record) }) as const),
  ]);
  await read.ahead([
    ...["clock", "seen"].map((key) => ({ table: "meta", key }) as const),
    ...drafts.map(({ stream, record }) => ({ table: "records", key: recordKey(stream, record) }) as const),
    ...drafts.flatMap(({ stream }) => {
      const pupil = pupilOf(stream);
      return pupil === undefined ? [] : [{ table: "summaries", key: pupil } as const];
    }),
  ]);
}

/**
 * Stamps the drafts, adds them to their records and the act to the outbox, and moves the clock.
 * An act that is in the outbox already was written by a try whose answer got lost: it is left as it is.
 */
export async function addAct(core: Core, set: WorkSet, ids: ActIds, drafts: readonly AnyDraft[]): Promise<void> {
  await set.loadActs([ids.act]);
  if (set.act(ids.act)) return;
  let clock = await clockRow(set.read);
  const { latest: seen } = await seenRow(set.read);
  const now = core.now();
  const keys = drafts.map(({ stream, record }) => recordKey(stream, record));
  await set.load(keys);
  const made: RecentRecord[] = [];
  for (const [index, draft] of drafts.entries()) {
    const key = recordKey(draft.stream, draft.record);
    const shown = shownOf(set.record(key));
    const stamped = stampDraft(draft, ids.change(index), shown, { act: ids.act, person: core.person, clock, seen, now });
    clock = stamped.clock;
    set.setRecord(key, withWaiting(set.record(key), stamped.change));
    if (shown) await settleLosers(set, stamped.change, groupsOf(draft.kind, stamped.change.fields));
    if (draft.kind === "observation" && (!shown || draft.onceMore))
      made.unshift({ act: ids.act, stream: draft.stream, record: draft.record });
  }
  set.setAct(ids.act, { records: [...new Set(keys)], sent: false, turn: clock.turn, madeAt: now + clock.offset });
  const before = clock.recent.filter(({ stream, record }) => !made.some((one) => one.stream === stream && one.record === record));
  const recent = [...made, ...before].slice(0, recentKept);
  set.write(putMeta({ ...clock, turn: clock.turn + 1, recent }));
}

/** Whoever states a group again has settled what they lost there. */
async function settleLosers(set: WorkSet, { stream, record }: Change, groups: readonly string[]): Promise<void> {
  const keys = groups.map((group) => keyUnder(stream, record, group));
  const lost = await set.read.many("losers", keys);
  keys.forEach((key, at) => {
    if (lost[at]) set.write(remove("losers", key));
  });
}
