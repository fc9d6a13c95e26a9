/** A school, its server, its tablets and the true time, all from one seed. */
import { exchange, type ExchangeEnd } from "../../../src/client/exchange/exchange.ts";
import type { Instant } from "../../../src/domain/time.ts";
import { sha256 } from "../../../src/server/sync/hash.ts";
import type { Outcome } from "../../../src/server/web/route.ts";
import type { TabletStore } from "../../../src/store/tabletStore.ts";
import type { Cursor, Page } from "../../../src/sync/protocol.ts";
import { hold } from "../broken.ts";
import { Log } from "../model/log.ts";
import { Promises } from "../model/promises.ts";
import { checkExchanged } from "../checks/exchanged.ts";
import { checkKnownAgain, checkTaken, coming, takenBackBefore } from "../checks/taking.ts";
import { look } from "../checks/looking.ts";
import { Random } from "../random.ts";
import { Ages } from "./ages.ts";
import { opening, staff } from "./school.ts";
import { Seat, type Tablet } from "./seat.ts";
import { Server } from "./server.ts";
import { Watch } from "./watch.ts";
import { calm, resultsOf, Wire, type Weather } from "./wire.ts";

const minute = 60_000;

export class World {
  /** The right time. */
  now: Instant = opening;
  /** The dice of the present step. */
  dice: Random;
  readonly server: Server;
  readonly log: Log;
  readonly promises = new Promises();
  readonly watch: Watch;
  readonly ages = new Ages();
  readonly tablets: readonly Tablet[];
  readonly seats: readonly Seat[];
  readonly backups: { at: Instant; copy: Buffer }[] = [];
  /** Nothing older than this backup will ever be put back. */
  verifiedBackup: { at: Instant } | null = null;
  /** Pages that came, each with where its tablet was when it asked. */
  readonly oldPages: { seat: Seat; disk: number; page: Page; from: Cursor | undefined }[] = [];
  readonly oldPushes: { person: string; body: unknown }[] = [];
  /** Streams that somebody decided to erase. */
  readonly erased = new Set<string>();
  readonly counts = new Map<string, number>();
  /** Commits of each seat when its disk was last looked at. */
  readonly looked = new Map<Seat, number>();

  #exchanges = 0;

  constructor(seed: number) {
    this.dice = new Random(seed);
    const newId = () => `${this.dice.letters(8)}-${this.dice.letters(8)}`;
    this.server = new Server({ now: () => this.now, newId, newUuid: () => this.dice.uuid7(this.now) });
    this.log = new Log(this.server);
    this.watch = new Watch(this);
    this.tablets = Array.from({ length: 3 + this.dice.int(2) }, (_, at) => ({
      name: `iPad ${at + 1}`,
      skew: 0,
      clockSet: 0,
      older: at === 0 && this.dice.chance(0.5),
    }));
    this.ages.oldServer = this.dice.chance(0.25);
    this.seats = this.#seated();
  }

  /** Somebody at every tablet, everybody at one, and two of them at two. */
  #seated(): Seat[] {
    const people = this.dice.shuffle(staff.map(({ id }) => id));
    const outside = { now: () => this.now, dice: () => this.dice };
    const places = people.flatMap((person, at) => {
      const tablet = this.tablets[at % this.tablets.length];
      const other = this.tablets[(at + 1) % this.tablets.length];
      return [tablet, at < 2 ? other : undefined].flatMap((one) => (one ? [{ person, tablet: one }] : []));
    });
    return places.map(({ person, tablet }) => new Seat(person, tablet, outside));
  }

  /** Something of that kind happened: the run asserts that everything did. */
  happened(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  seatsOf(...people: readonly string[]): Seat[] {
    return this.seats.filter(({ person }) => people.includes(person));
  }

  /** Reads what lies on a tablet's disk, and writes down what was made. */
  look(seat: Seat): void {
    look(this, seat);
  }

  /** Works with a seat's store, its tablet as old as it is. */
  async at<T>(seat: Seat, work: (store: TabletStore) => Promise<T>): Promise<T> {
    return this.ages.on(seat.tablet, async () => work(await seat.store()));
  }

  /** One exchange of a seat, held to its word when it ends. */
  async exchange(seat: Seat, weather: Weather = calm, tab?: TabletStore, person = seat.person): Promise<ExchangeEnd> {
    return this.ages.on(seat.tablet, async () => {
      const wire = new Wire(this, seat, weather, this.dice);
      const end = await exchange({
        store: tab ?? (await seat.store()),
        transport: wire,
        person: seat.person,
        token: person,
        now: seat.now,
        hash: (text) => Promise.resolve(sha256(text)),
        first: this.dice.chance(0.5) ? ["class/oak"] : [],
        // As after an event that names what moved; without a throw of the dice, so that kept seeds stay what they were.
        behind: (this.#exchanges += 1) % 3 === 0,
        tell: () => undefined,
      });
      this.happened(`exchange: ${end.end}`);
      // While another tab writes, what is held is looked at after the next exchange.
      if (end.end === "matched" && seat.jitter === 0) await checkExchanged(this, seat, wire.answeredAt);
      return end;
    });
  }

  /** An exchange in good weather, which must come to its end. */
  async syncs(seat: Seat): Promise<ExchangeEnd & { end: "matched" }> {
    const end = await this.exchange(seat);
    hold(end.end === "matched", "an exchange in good weather comes to its end", () => [seat.name, end]);
    return end;
  }

  /** A push reaches the server. */
  async pushed(person: string, body: unknown): Promise<Outcome> {
    const before = coming(this, body);
    const takenBack = takenBackBefore(this, body);
    const outcome = await this.ages.atServer(() => this.server.push(person, body));
    if (!("body" in outcome)) return outcome;
    const results = resultsOf(outcome.body);
    this.watch.took(results);
    checkTaken(this, before, results);
    checkKnownAgain(takenBack, results);
    return outcome;
  }

  /** A tablet's storage is cleared. What never left it is lost, and known to be. */
  forgets(seat: Seat): void {
    for (const made of this.promises.of(seat)) if (made.gone === undefined && made.disk === seat.disks) made.gone = "emptied";
    seat.emptyStorage();
  }

  clockJumps(tablet: Tablet, dice: Random): void {
    const size = dice.pick([2 * minute, 4 * minute, 20 * minute, 86_400_000, 400 * 86_400_000, 1_200 * 86_400_000]);
    tablet.skew = dice.chance(0.4) ? 0 : (dice.chance(0.5) ? 1 : -1) * (size + dice.int(minute));
    tablet.clockSet += 1;
    this.happened(tablet.skew === 0 ? "a clock put right" : Math.abs(size) > 300 * 86_400_000 ? "a clock wrong by years" : "a clock wrong");
  }

  /** Who made each record of the server's log: the author of its earliest change. */
  authors(): Map<string, string> {
    const authors = new Map<string, { by: string; at: string }>();
    for (const { stream, record, by, at } of this.log.all()) {
      const key = `${stream}|${record}`;
      const known = authors.get(key);
      if (!known || at < known.at) authors.set(key, { by, at });
    }
    return new Map([...authors].map(([key, { by }]) => [key, by]));
  }

  close(): void {
    this.server.close();
  }
}
