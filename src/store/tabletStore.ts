/**
 * A person's memory on this tablet. Everything staff write begins here, in one transaction, and everything the server says
 * ends here. One store is one open database of one person; what a method changes is whole or not at all.
 */
import type { StreamName } from "../domain/streams.ts";
import type { KindName } from "../domain/kinds.ts";
import type { Day, Instant } from "../domain/time.ts";
import type { FieldValues } from "../sync/change.ts";
import type { ActResult, OwnAccess } from "../sync/protocol.ts";
import { acknowledge } from "./acknowledging.ts";
import { accessToday } from "./accessToday.ts";
import { act, actOn, type ActRule } from "./acting.ts";
import { applyAccess } from "./applyingAccess.ts";
import type { Announcement } from "./announcements.ts";
import { Core, type StoreDeps } from "./core.ts";
import { correctClock } from "./correctingClock.ts";
import { bringBack, dismissRefused, letGo, retryRefused } from "./deciding.ts";
import type { Draft } from "./draft.ts";
import { erase, withdraw } from "./forgetting.ts";
import { leave } from "./leaving.ts";
import { present } from "./metaRows.ts";
import { makeReplica, rebuildOldSummaries, rebuildSummary } from "./opening.ts";
import { letGoOfOwnLog } from "./ownLog.ts";
import * as reading from "./reading.ts";
import { applyPages, type AnsweredPage } from "./receiving.ts";
import { redact, type Redaction } from "./redacting.ts";
import { replayPending } from "./replayingPending.ts";
import { seenBefore, seenOnDay } from "./seenOn.ts";
import { takeBatch } from "./sending.ts";
import { Settings } from "./settings.ts";
import type { Tally } from "./tables.ts";
import { undo, undoRecord } from "./undoing.ts";
import { undoLast } from "./undoingLast.ts";

export class TabletStore {
  readonly #core: Core;
  readonly settings: Settings;

  /** Made by `openTabletStore`. */
  constructor(core: Core) {
    this.#core = core;
    this.settings = new Settings(core);
  }

  get person(): string {
    return this.#core.person;
  }

  /** What was asked of the disk so far. */
  get tally(): Readonly<Tally> {
    return this.#core.tables.tally;
  }

  /** Tells what each commit touched, those of other tabs included. @returns how to stop hearing */
  subscribe(hear: (announcement: Announcement) => void): () => void {
    return this.#core.announcer.subscribe(hear);
  }

  close(): void {
    this.#core.close();
  }

  /** Whether this person may leave the tablet; once it says `left`, nothing can be written here any more. */
  leave = () => leave(this.#core);

  // What a person does.

  /** Writes an act in exactly one read-write transaction; its id. Once it resolves, nothing can lose it. */
  act(drafts: readonly Draft[]): Promise<string> {
    return act(this.#core, drafts);
  }

  /** Writes the act that a rule decides on what is there now; none when it says no drafts. The rule may run again. */
  actOn<T>(rule: ActRule<T>): ReturnType<typeof actOn<T>> {
    return actOn(this.#core, rule);
  }

  undo = (actId: string) => undo(this.#core, actId);
  undoRecord = (key: string) => undoRecord(this.#core, key);
  undoLast = (key: string, unsaid: Readonly<Record<string, FieldValues>>) => undoLast(this.#core, key, unsaid);
  redact = (redaction: Redaction) => redact(this.#core, redaction);
  bringBack = (loser: string) => bringBack(this.#core, loser);
  letGo = (loser: string) => letGo(this.#core, loser);
  retryRefused = (actId: string) => retryRefused(this.#core, actId);
  dismissRefused = (actId: string) => dismissRefused(this.#core, actId);

  /** For parts of the store that are loaded when they are first needed. */
  beside = <T>(work: (core: Core) => T): T => work(this.#core);

  /** Now, as the school's server would say it. */
  now = () => present(this.#core, this.#core.read());

  // What an exchange does.

  holdings = () => reading.holdings(this.#core);
  correctClock = (measured: { offset: number; now: Instant }) => correctClock(this.#core, measured);
  takeBatch = (limits: { acts: number; bytes: number }, skip: ReadonlySet<string>) => takeBatch(this.#core, limits, skip);
  acknowledge = (results: readonly ActResult[]) => acknowledge(this.#core, results);
  applyPages = (answered: readonly AnsweredPage[]) => applyPages(this.#core, answered);
  withdraw = (streams: readonly StreamName[]) => withdraw(this.#core, streams);
  erase = (streams: readonly StreamName[]) => erase(this.#core, streams);
  letGoOfOwnLog = (backedUpTo: Instant) => letGoOfOwnLog(this.#core, backedUpTo);

  applyAccess = (access: OwnAccess) => applyAccess(this.#core, access);

  // What queries read.

  /** What this person may do today, by what the server last said and the dates it named. */
  access = () => accessToday(this.#core);

  record = (stream: StreamName, id: string) => reading.record(this.#core, stream, id);
  recordsByKey = (keys: readonly string[]) => reading.recordsByKey(this.#core, keys);
  records = (stream: StreamName, kind?: KindName) => reading.records(this.#core, stream, kind);
  roll = (place: string) => reading.roll(this.#core, place);
  observations = (pupil: string, from: Day, until: Day) => reading.observations(this.#core, pupil, from, until);
  observationsOf = (pupil: string, topic: string, from: Day) => reading.observationsOf(this.#core, pupil, topic, from);
  removedObservations = (pupil: string, from: Day, until: Day) => reading.removedObservations(this.#core, pupil, from, until);
  observedBefore = (pupil: string, day: Day) => reading.observedBefore(this.#core, pupil, day);
  summaries = (pupils: readonly string[]) => reading.summaries(this.#core, pupils);
  seenOn = (pupil: string, topic: string, day: Day) => seenOnDay(this.#core.read(), this.#core.zone, pupil, topic, day);
  seenBefore = (pupil: string, topic: string, day: Day, limit?: number) =>
    seenBefore(this.#core.read(), this.#core.zone, pupil, topic, day, limit);
  recent = () => reading.recent(this.#core);
  waitingActs = (limit?: number) => reading.waitingActs(this.#core, limit);
  picturesWait = () => reading.picturesWait(this.#core);
  counts = () => reading.counts(this.#core);
  losers = () => reading.losers(this.#core);
  refusedActs = () => reading.refusedActs(this.#core);
  rebuildSummary = (pupil: string) => rebuildSummary(this.#core, pupil);
}

/**
 * Opens a person's database. `fresh`: nothing had ever been kept in it; if this tablet remembers that there was something,
 * it has been emptied. What an older app could not read is read again.
 * @throws StoreFailure
 */
export async function openTabletStore(deps: StoreDeps): Promise<{ store: TabletStore; fresh: boolean }> {
  const core = new Core(deps);
  const fresh = await makeReplica(core);
  await replayPending(core);
  await rebuildOldSummaries(core);
  return { store: new TabletStore(core), fresh };
}
