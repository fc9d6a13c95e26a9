/**
 * The tablet's engine: who is signed in, their store, the exchanges with the server, and the façade over all of it. One a tab;
 * it may live in a worker.
 */
import * as z from "zod/mini";
import { refusedRequest } from "../../sync/protocol.ts";
import type { Client, CommandName, Commands, Outcome, Queries, QueryName } from "../client.ts";
import { exchange, type ExchangeEnd } from "../exchange/exchange.ts";
import type { Progress } from "../exchange/exchangeDeps.ts";
import { ask, httpTransport } from "../exchange/transport.ts";
import { Runner } from "../exchange/runner.ts";
import type { Live } from "../live.ts";
import { identityApi } from "../people/identityApi.ts";
import { finishLeaving } from "../people/finishLeaving.ts";
import { Arriving } from "../people/arriving.ts";
import type * as LostTablet from "../people/lostTablet.ts";
import type { SigningIn } from "../people/context.ts";
import { keepExchanged } from "../people/unlocking.ts";
import { sha256 } from "../exchange/hash.ts";
import { heldStreams } from "../queries/reading.ts";
import { countDisputes } from "../queries/disputes.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { roles } from "../../domain/roles.ts";
import { parseStream, streams, type StreamName } from "../../domain/streams.ts";
import type { ConnectionState } from "../../store/dexie/connection.ts";
import type { PageFacts } from "../worker/messages.ts";
import { answering } from "./answering.ts";
import type { Asking } from "./asking.ts";
import { CardsInDispute } from "./cardsInDispute.ts";
import type { Commanding } from "./commanding.ts";
import { commandNamed } from "./commands.ts";
import type { EngineDeps } from "./deps.ts";
import { Ear } from "./ear.ts";
import { DeviceSettings } from "./deviceSettings.ts";
import { commandCodeOf, isClosed, reportOf, troubleFrom } from "./failures.ts";
import { Moved } from "./moved.ts";
import { queryNamed } from "./queries.ts";
import type { PicturesMoving } from "../pictures/sendPictures.ts";
import { Reach } from "./reach.ts";
import { forgetToken, tokenOf, type Session } from "./session.ts";

const health = z.object({ setUp: z.boolean() });

const unknownPage: PageFacts = { visible: true, onLine: true, installed: false, persistent: null, updateReady: false, usedBefore: false };

/** As time passes an activity ends, a state is over and a day begins, on a tablet that nothing reaches too. */
const tickMs = 15_000;

const isCard = (stream: StreamName) => parseStream(stream)?.type === "card";

export class Engine implements Client {
  readonly #deps: EngineDeps;
  readonly #settings: DeviceSettings;
  readonly #signingIn: SigningIn;
  readonly #runner: Runner;
  readonly #moved = new Moved();
  readonly #arriving = new Arriving();
  readonly #reach = new Reach(() => this.#moved.tell());
  readonly #ear: Ear;
  #page: PageFacts = unknownPage;
  #session: Session | null = null;
  /** The school's time minus this tablet's, as the store of whoever is signed in knows it: when an exchange was is said in the school's. */
  #offset = 0;
  #stopHearing: () => void = () => undefined;
  #stopTicking: (() => void) | null = null;
  #disputes = this.#disputesOf(null);
  readonly #pictures: PicturesMoving = {};
  #lastClass: string | null = null;
  /** Whether the server has a school; null until it has said. */
  #setUp: boolean | null = null;

  constructor(deps: EngineDeps) {
    this.#deps = deps;
    this.#settings = new DeviceSettings(deps.device.settings);
    this.#signingIn = {
      deps,
      settings: this.#settings,
      api: identityApi(deps.network),
      arriving: this.#arriving,
      current: () => this.#session,
      become: (session) => this.#become(session),
    };
    this.#ear = new Ear({
      listen: (asked) => deps.listen(asked),
      heard: () => void this.#runner.now(),
      failed: (error) => this.#reach.met(error),
    });
    this.#runner = new Runner({
      exchange: (tell, signal) => this.#exchange(tell, signal),
      now: () => deps.now() + this.#offset,
      random: deps.random,
      schedule: deps.schedule,
      alone: (work, waits) => deps.alone(`exchange ${this.#session?.person ?? ""}`, work, waits),
      failed: (error) => {
        this.#reach.met(error);
        return troubleFrom(error);
      },
      changed: () => this.#moved.tell(),
    });
  }

  /** Opens the tablet at its tiles: whoever was here last has locked it by closing it. */
  async start(): Promise<void> {
    if (!this.#deps.secure) return;
    this.#tick();
    this.#deps.device.subscribe(() => this.#moved.tell());
    try {
      for (const left of await this.#settings.leaving()) await this.#finishLeaving(left);
      if ((await this.#deps.device.people()).length === 0) await this.#askWhetherSetUp();
      void this.#onceLost((lost) => lost.askHowItStands(this.#signingIn));
    } catch (error) {
      this.#reach.met(error);
    }
  }

  /** What cannot be deleted yet is tried again at the next start; it keeps nobody else from working. */
  async #finishLeaving(left: string): Promise<void> {
    try {
      await finishLeaving(this.#signingIn, left);
    } catch (error) {
      this.#reach.met(error);
    }
  }

  /** A tablet that nobody uses yet asks whether there is a school to sign in to. */
  async #askWhetherSetUp(): Promise<void> {
    const answer = await ask(this.#deps.network, { method: "GET", path: "/health" }, health, refusedRequest);
    this.#isSetUp(answer.type === "answer" ? answer.value.setUp : this.#setUp);
  }

  #isSetUp(setUp: boolean | null): void {
    this.#setUp = setUp;
    this.#moved.tell();
  }

  /** What the page sees: an exchange follows at once when the app comes to the front or the network returns. */
  onPage(facts: Partial<PageFacts>): void {
    const before = this.#page;
    this.#page = { ...before, ...facts };
    const cameBack = (this.#page.visible && !before.visible) || (this.#page.onLine && !before.onLine);
    if (!this.#page.visible || !this.#page.onLine) this.#ear.stop();
    if (cameBack && this.#session) void this.#runner.now();
    if (cameBack && this.#setUp === false) void this.#askWhetherSetUp();
    this.#tick();
    this.#moved.tell();
  }

  /** What a database says of itself: held by an older tab, taken over by a newer one, or open again. */
  onDatabase(name: string, state: ConnectionState): void {
    this.#reach.heard(name, state);
  }

  query<N extends QueryName>(name: N, args: Queries[N]["args"]): Live<Queries[N]["value"]> {
    return answering<Queries[N]["value"]>({
      read: async () => {
        try {
          return await (
            await queryNamed(name)
          )(this.#asking(), args);
        } catch (error) {
          // The person who asked has left; whoever is here now asks for themselves.
          if (isClosed(error)) return "locked";
          throw error;
        }
      },
      moved: this.#moved.subscribe,
      now: this.#deps.now,
      failed: (error) => {
        this.#reach.met(error);
        return reportOf(error);
      },
    });
  }

  /** Always answers: whoever tapped next waits for it. */
  async command<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
    try {
      const outcome = await (await commandNamed(name))(this.#commanding(), input);
      this.#moved.tell();
      return outcome;
    } catch (error) {
      this.#reach.met(error);
      return { ok: false, code: commandCodeOf(error) };
    }
  }

  /** While the app is in front, what is on screen is asked again now and then. */
  #tick(): void {
    if (!this.#page.visible) {
      this.#stopTicking?.();
      this.#stopTicking = null;
    } else {
      this.#stopTicking ??= this.#deps.schedule(() => {
        this.#stopTicking = null;
        this.#moved.tell();
        this.#tick();
      }, tickMs);
    }
  }

  #asking(): Asking {
    const { device, estimate, secure } = this.#deps;
    return {
      ...{ device, estimate, secure },
      ...{ settings: this.#settings, page: this.#page, session: this.#session, reach: this.#reach, setUp: this.#setUp },
      ...{ facts: this.#runner.facts, disputes: this.#disputes, arriving: this.#arriving },
      opened: (named) => this.#opened(named),
    };
  }

  /** The class on screen comes first in the next exchange, and is the one shown when the app is opened again. */
  #opened(named: string): void {
    if (this.#lastClass === named) return;
    this.#lastClass = named;
    this.#session?.store.settings.set("lastClass", named).catch((error: unknown) => this.#reach.met(error));
  }

  #commanding(): Commanding {
    return {
      session: this.#session,
      signingIn: this.#signingIn,
      origin: this.#deps.origin,
      newId: this.#deps.newId,
      exchangeNow: () => {
        delete this.#pictures.notBefore;
        return this.#runner.now(true);
      },
      facts: () => this.#runner.facts,
      disputes: this.#disputes,
      setUp: () => this.#isSetUp(true),
    };
  }

  async #become(session: Session | null): Promise<void> {
    const before = this.#session;
    this.#stopHearing();
    this.#ear.stop();
    this.#session = session;
    this.#arriving.end();
    this.#lastClass = null;
    this.#disputes = this.#disputesOf(session);
    this.#offset = session ? (await session.store.now()).offset : 0;
    this.#runner.reset();
    await this.#leave(before, session);
    if (!session) return;
    const disputes = this.#disputes;
    this.#stopHearing = session.store.subscribe(({ lane, streams: touched, tables }) => {
      disputes.look(touched.filter(isCard));
      if (lane === "hand" && tables.includes("outbox")) this.#runner.soon();
      this.#moved.tell();
    });
    disputes.look((await heldStreams(session.store)).filter(isCard));
    void this.#runner.now();
  }

  /**
   * What the tablet keeps of who was here. None of it may stand in the way: a full disk must not keep anybody from
   * covering the screen.
   */
  async #leave(before: Session | null, session: Session | null): Promise<void> {
    try {
      if (before) await this.#keepTile(before);
    } catch (error) {
      this.#reach.met(error);
    }
    if (before && before.store !== session?.store) before.store.close();
  }

  #disputesOf(session: Session | null): CardsInDispute {
    return new CardsInDispute({
      count: (card) => (session ? countDisputes(session, card) : Promise.resolve(0)),
      changed: () => this.#moved.tell(),
      failed: (error) => this.#reach.met(error),
    });
  }

  async #exchange(tell: (progress: Progress) => void, signal: AbortSignal): Promise<ExchangeEnd | null> {
    const session = this.#session;
    if (!session) return null;
    const token = await tokenOf(session.store);
    if (token === null) return { end: "refused", status: 401, refusal: { code: "unauthenticated" } };
    const { network, cryptography, now } = this.#deps;
    const heard = this.#ear.take();
    const end = await exchange({
      store: session.store,
      transport: httpTransport({ ...network, ended: signal }),
      person: session.person,
      token,
      now,
      hash: (text) => sha256(text, cryptography),
      first: [...(this.#lastClass === null ? [] : [streams.class(this.#lastClass)]), ...heard],
      behind: heard.length > 0,
      tell,
    });
    if (signal.aborted) return null;
    this.#offset = (await session.store.now()).offset;
    if (end.end === "matched") {
      await keepExchanged(session.store);
      void this.#sendPictures(session, token, signal);
      if (this.#page.visible) void this.#ear.listen(session, token);
      void this.#onceLost((lost) => lost.tellSchool(this.#signingIn, session, token));
    }
    if (end.end === "refused" && end.status === 401) await this.#sessionEnded(session, token);
    if (end.end === "refused" && end.refusal.code === "device_revoked") {
      await this.#onceLost((lost) => lost.emptyTablet(this.#signingIn));
      return null;
    }
    await this.#rememberSchool(session);
    return end;
  }

  /** What a tablet says of itself, and does when it was lost: nothing that a lesson waits for. */
  async #onceLost(work: (lost: typeof LostTablet) => Promise<void>): Promise<void> {
    try {
      await work(await import("../people/lostTablet.ts"));
    } catch (error) {
      this.#reach.met(error);
    }
  }

  /** Pictures that wait go after records, and nothing waits for them. */
  async #sendPictures({ store, person }: Session, token: string, ended: AbortSignal): Promise<void> {
    try {
      if (await store.picturesWait())
        await (await import("./pictureCommands.ts")).sendPictures({ ...this.#deps, store, person, token, ended, state: this.#pictures });
    } catch (error) {
      this.#reach.met(error);
    }
  }

  /** The server no longer knows this session: whoever opens their tile next signs in again on the way. One made meanwhile stays. */
  async #sessionEnded({ store }: Session, token: string): Promise<void> {
    if ((await tokenOf(store)) === token) await forgetToken(store);
  }

  /** The school's name and zone for the tiles and for the next person here, and the tile of whoever is signed in. */
  async #rememberSchool(session: Session): Promise<void> {
    const [school] = recordsOf(await session.store.records(streams.school, "school"), "school");
    const { name, zone } = school?.fields ?? {};
    const known = await this.#settings.school();
    if (name !== undefined && zone !== undefined && (known?.name !== name || known.zone !== zone))
      await this.#settings.setSchool({ name, zone });
    await this.#keepTile(session);
  }

  async #keepTile({ person, store }: Session): Promise<void> {
    const held = new Set((await store.access())?.grants.map(({ role }) => role) ?? []);
    const told = { role: roles.findLast((role) => held.has(role)) ?? null, waiting: (await store.counts()).waiting, cleared: false };
    const before = await this.#settings.tile(person);
    if (before.role !== told.role || before.waiting !== told.waiting) await this.#settings.setTile(person, told);
  }
}
