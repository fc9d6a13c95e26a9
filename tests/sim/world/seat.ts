/**
 * One person's database on one tablet, with the app that is open on it: one tab, or two. The disk outlives the app, and the
 * app outlives nothing.
 */
import type { KindName } from "../../../src/domain/kinds.ts";
import { mayWrite } from "../../../src/domain/access.ts";
import { isKindName } from "../../../src/domain/kinds.ts";
import type { Instant } from "../../../src/domain/time.ts";
import { plainCodec } from "../../../src/store/codec.ts";
import type { Draft } from "../../../src/store/draft.ts";
import { memoryDisk, memoryTables, type MemoryDisk } from "../../../src/store/memory.ts";
import type { OutboxValue } from "../../../src/store/rows.ts";
import { shownOf, type RecordValue } from "../../../src/store/recordRow.ts";
import { openTabletStore, type TabletStore } from "../../../src/store/tabletStore.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import type { Random } from "../random.ts";
import { saidLast } from "../checks/saying.ts";
import { Power, poweredTables, TabletDied } from "./death.ts";
import { rowsOf } from "./diskView.ts";
import { zone } from "./school.ts";

/** An iPad. `skew`: its clock minus the right one. `clockSet`: how often that changed. `older`: its app is from before the last update. */
export interface Tablet {
  name: string;
  skew: number;
  clockSet: number;
  older: boolean;
}

export interface SeatOutside {
  /** The right time. */
  now: () => Instant;
  dice: () => Random;
}

/** The records that the drafts of one act touch, in order: an act is on a disk as these or not at all. `clockSet`: by which clock it was written. */
export interface Intended {
  records: readonly string[];
  clockSet: number;
}

export class Seat {
  readonly name: string;
  readonly person: string;
  readonly tablet: Tablet;
  readonly #outside: SeatOutside;
  #disk: MemoryDisk = memoryDisk();
  #power = new Power();
  #tabs: TabletStore[] = [];
  /** What the app meant to write since the last look at the disk. */
  intended: Intended[] = [];
  /** Acts, and records (`stream|record`), that their author meant to take back before they left. */
  readonly undone = new Set<string>();
  /** Refused acts that their author let go. */
  readonly dismissed = new Set<string>();
  /** One more for each commit on the disk, and each disk. */
  commits = 0;
  /** How many databases this person had here. */
  disks = 1;
  /** Steps of units of work wait this many turns at most, so that tabs overtake each other. */
  jitter = 0;

  constructor(person: string, tablet: Tablet, outside: SeatOutside) {
    this.name = `${person} on ${tablet.name}`;
    this.person = person;
    this.tablet = tablet;
    this.#outside = outside;
  }

  get disk(): MemoryDisk {
    return this.#disk;
  }

  /** What this tablet takes for now. */
  now = (): Instant => this.#outside.now() + this.tablet.skew;

  /** The tab in front, opened where none is. */
  async store(): Promise<TabletStore> {
    return this.#tab(0);
  }

  /** A second tab on the same disk. */
  async secondTab(): Promise<TabletStore> {
    await this.#tab(0);
    return this.#tab(1);
  }

  /** Runs with the battery about to die; true when it did before the work was done. */
  async dying(steps: number, work: () => Promise<unknown>): Promise<boolean> {
    this.#power.dieAfter(steps);
    try {
      await work();
      this.#power.live();
      return false;
    } catch (error) {
      if (!(error instanceof TabletDied)) throw error;
      this.close();
      return true;
    }
  }

  /** The app is closed, or dead. */
  close(): void {
    this.#power = new Power();
    this.#tabs = [];
  }

  /** Somebody cleared the tablet's storage, or the system did. */
  emptyStorage(): void {
    this.close();
    this.#disk = memoryDisk();
    this.disks += 1;
    this.commits += 1;
  }

  /** Writes an act, as a person would. */
  async act(drafts: readonly [Draft, ...Draft[]], tab?: TabletStore): Promise<string> {
    this.intended.push({ records: drafts.map(({ record }) => record).sort(), clockSet: this.tablet.clockSet });
    const act = await (tab ?? (await this.store())).act(drafts);
    if (this.jitter === 0) saidLast(this, act);
    return act;
  }

  /** May this person write that here, as far as this tablet was told? */
  mayWrite(stream: string, kind: KindName): boolean {
    const access = rowsOf(this.#disk, "meta").find(({ key }) => key === "access")?.value;
    const rights = access?.name === "access" ? access.access.streams[stream] : undefined;
    if (!rights) return false;
    const write = typeof rights.write === "string" ? rights.write : rights.write.filter(isKindName);
    return mayWrite({ read: rights.read, write }, kind);
  }

  /** What is on its screens. */
  shown(kind?: KindName): MergedRecord[] {
    return rowsOf(this.#disk, "records").flatMap(({ value }) => {
      const record = shownOf(value);
      return record && (kind === undefined || record.kind === kind) ? [record] : [];
    });
  }

  shownRecord(stream: string, id: string): MergedRecord | undefined {
    return shownOf(this.row(stream, id));
  }

  row(stream: string, id: string): RecordValue | undefined {
    return rowsOf(this.#disk, "records").find(({ key }) => key === `${stream}|${id}`)?.value;
  }

  outbox(): { key: string; value: OutboxValue }[] {
    return rowsOf(this.#disk, "outbox");
  }

  async #tab(at: number): Promise<TabletStore> {
    const open = this.#tabs[at];
    if (open) return open;
    const power = this.#power;
    const disk = this.#disk;
    const tables = poweredTables(memoryTables(disk), power, () => (this.commits += 1));
    const { store } = await openTabletStore({
      tables,
      codec: plainCodec,
      person: this.person,
      zone,
      now: this.now,
      newId: () => this.#outside.dice().uuid7(Math.max(0, this.now())),
      newReplica: () => this.#outside.dice().letters(16),
      onStep: async (step) => {
        for (let turn = this.jitter === 0 ? 0 : this.#outside.dice().int(this.jitter + 1); turn > 0; turn -= 1) await Promise.resolve();
        power.step(step);
      },
    });
    this.#tabs[at] = store;
    return store;
  }
}
