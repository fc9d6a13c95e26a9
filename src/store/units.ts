/** How units of work are run over one database, and how what they wrote is told. */
import { announcementOf, Announcer, noOtherTabs, type OtherTabs } from "./announcements.ts";
import type { Codec } from "./codec.ts";
import type { Tables } from "./tables.ts";
import { WarmRows } from "./warmRows.ts";
import { Reader, type Step, type UnitDeps } from "./reader.ts";
import { unitOfWork, type Decided } from "./unitOfWork.ts";

export interface UnitsDeps {
  tables: Tables;
  codec: Codec;
  onStep?: (step: Step) => void | Promise<void>;
  otherTabs?: OtherTabs;
}

/** Units of one lane follow each other; what a hand does never waits for a page that is being kept. */
export type Lane = "hand" | "sync";

export class Units {
  readonly tables: Tables;
  readonly announcer: Announcer;
  readonly #unit: UnitDeps;
  readonly #warm = new WarmRows();
  readonly #lanes: Record<Lane, Promise<unknown>> = { hand: Promise.resolve(), sync: Promise.resolve() };

  /** @param zone the school's time zone, for the days that rows are kept under */
  constructor({ tables, codec, onStep, otherTabs }: UnitsDeps, zone: string) {
    this.tables = tables;
    this.announcer = new Announcer(otherTabs ?? noOtherTabs);
    this.#unit = { tables, codec, zone, onStep: onStep ?? (() => undefined) };
  }

  /** A reader for a query: nothing it saw is compared with anything later. */
  read(): Reader {
    return new Reader(this.#unit);
  }

  /** Runs a unit of work after those of its lane, and tells what it touched. */
  run<T>(lane: Lane, decide: (read: Reader) => Promise<Decided<T>>): Promise<T> {
    const done = this.#lanes[lane].then(() => this.#run(decide));
    this.#lanes[lane] = done.catch(() => undefined);
    return done;
  }

  /** Lets go of the disk and of the other tabs. What is still under way ends as it began: the disk is opened for it again. */
  close(): void {
    this.tables.close();
    this.announcer.close();
  }

  /** Closes for good: nothing that is still under way can open, and so make again, a database that is being deleted. */
  end(): void {
    this.tables.end();
    this.announcer.close();
  }

  async #run<T>(decide: (read: Reader) => Promise<Decided<T>>): Promise<T> {
    const { result, writes } = await unitOfWork(this.#unit, decide, this.#warm);
    if (writes.length > 0) this.announcer.announce(announcementOf(writes));
    return result;
  }
}
