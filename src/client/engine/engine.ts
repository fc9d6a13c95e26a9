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
import { openSession, type SigningIn } from "../people/signingIn.ts";
import { sha256 } from "../people/verifier.ts";
import { disputes } from "../queries/syncQuery.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { roles } from "../../domain/roles.ts";
import { streams } from "../../domain/streams.ts";
import { StoreFailure } from "../../store/failure.ts";
import type { PageFacts } from "../worker/messages.ts";
import { answering } from "./answering.ts";
import { commands, type Commanding } from "./commands.ts";
import type { EngineDeps } from "./deps.ts";
import { DeviceSettings } from "./deviceSettings.ts";
import { Moved } from "./moved.ts";
import { queries, type Asking } from "./queries.ts";
import { tokenOf, type Session } from "./session.ts";

const health = z.object({ setUp: z.boolean() });

const unknownPage: PageFacts = { visible: true, onLine: true, installed: false, persistent: null, updateReady: false, usedBefore: false };

export class Engine implements Client {
  readonly #deps: EngineDeps;
  readonly #settings: DeviceSettings;
  readonly #signingIn: SigningIn;
  readonly #runner: Runner;
  readonly #moved = new Moved();
  #page: PageFacts = unknownPage;
  #session: Session | null = null;
  /** The school's time minus this tablet's, as the store of whoever is signed in knows it: when an exchange was is said in the school's. */
  #offset = 0;
  #stopHearing: () => void = () => undefined;
  /** Targets in dispute: worked out when a plan moved, read by the pill after every tap. */
  #disputed = 0;
  #lastClass: string | null = null;
  #lost: "blocked" | "superseded" | null = null;
  /** Whether the server has a school; null until it has said. */
  #setUp: boolean | null = null;

  constructor(deps: EngineDeps) {
    this.#deps = deps;
    this.#settings = new DeviceSettings(deps.device.settings);
    this.#signingIn = {
      deps,
      settings: this.#settings,
      api: identityApi(deps.network),
      current: () => this.#session,
      become: (session) => this.#become(session),
    };
    this.#runner = new Runner({
      exchange: (tell) => this.#exchange(tell),
      now: () => deps.now() + this.#offset,
      random: deps.random,
      schedule: deps.schedule,
      alone: (work) => deps.alone(`exchange ${this.#session?.person ?? ""}`, work),
      changed: () => this.#moved.tell(),
    });
  }

  /** Opens the tablet as it was left: whoever was signed in still is. */
  async start(): Promise<void> {
    this.#deps.device.subscribe(() => this.#moved.tell());
    const person = await this.#settings.current();
    const known = (await this.#deps.device.people()).find((one) => one.person === person);
    if (known) await this.#become(await openSession(this.#signingIn, known.person, known.displayName));
    else await this.#askWhetherSetUp();
  }

  /** A tablet that nobody uses yet asks whether there is a school to sign in to. */
  async #askWhetherSetUp(): Promise<void> {
    const answer = await ask(this.#deps.network, { method: "GET", path: "/health" }, health, refusedRequest);
    this.#setUp = answer.type === "answer" ? answer.value.setUp : this.#setUp;
    this.#moved.tell();
  }

  /** What the page sees: an exchange follows at once when the app comes to the front or the network returns. */
  onPage(facts: Partial<PageFacts>): void {
    const before = this.#page;
    this.#page = { ...before, ...facts };
    const cameBack = (this.#page.visible && !before.visible) || (this.#page.onLine && !before.onLine);
    if (cameBack && this.#session) void this.#runner.now();
    if (cameBack && this.#setUp === false) void this.#askWhetherSetUp();
    this.#moved.tell();
  }

  /** A database is held by an older tab, or was taken over by a newer one. */
  lost(state: "blocked" | "superseded"): void {
    this.#lost = state;
    this.#moved.tell();
  }

  query<N extends QueryName>(name: N, args: Queries[N]["args"]): Live<Queries[N]["value"]> {
    return answering<Queries[N]["value"]>({
      read: () => queries[name](this.#asking(), args),
      moved: this.#moved.subscribe,
      now: this.#deps.now,
      failed: (error) => (error instanceof StoreFailure ? error.code : error instanceof Error ? error.name : "unknown"),
    });
  }

  async command<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
    try {
      const outcome = await commands[name](this.#commanding(), input);
      this.#moved.tell();
      return outcome;
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      return { ok: false, code: error.code === "storageFull" ? "quota" : "reload_needed" };
    }
  }

  #asking(): Asking {
    const { device, estimate, secure } = this.#deps;
    return {
      ...{
        device,
        estimate,
        secure,
        settings: this.#settings,
        page: this.#page,
        session: this.#session,
        lost: this.#lost,
        setUp: this.#setUp,
      },
      ...{ facts: this.#runner.facts, disputed: this.#disputed, signingIn: this.#signingIn, origin: this.#deps.origin },
      opened: (named) => this.#opened(named),
    };
  }

  /** The class on screen comes first in the next exchange, and is the one shown when the app is opened again. */
  #opened(named: string): void {
    if (this.#lastClass === named) return;
    this.#lastClass = named;
    void this.#session?.store.settings.set("lastClass", named);
  }

  #commanding(): Commanding {
    return {
      session: this.#session,
      signingIn: this.#signingIn,
      origin: this.#deps.origin,
      newId: this.#deps.newId,
      exchangeNow: () => this.#runner.now(),
      facts: () => this.#runner.facts,
      disputed: () => this.#disputed,
    };
  }

  async #become(session: Session | null): Promise<void> {
    const before = this.#session;
    if (before) await this.#keepTile(before);
    this.#stopHearing();
    this.#session = session;
    this.#disputed = 0;
    this.#lastClass = null;
    await this.#settings.setCurrent(session?.person ?? null);
    if (before && before.store !== session?.store) before.store.close();
    this.#offset = session ? (await session.store.now()).offset : 0;
    this.#runner.reset();
    if (!session) return;
    this.#stopHearing = session.store.subscribe(({ streams: touched, tables }) => {
      if (touched.some((stream) => stream.startsWith("card/"))) void this.#countDisputes(session);
      if (tables.includes("outbox")) this.#runner.soon();
      this.#moved.tell();
    });
    await this.#countDisputes(session);
    void this.#runner.now();
  }

  async #exchange(tell: (progress: Progress) => void): Promise<ExchangeEnd | null> {
    const session = this.#session;
    if (!session) return null;
    const token = await tokenOf(session.store);
    if (token === null) return { end: "refused", status: 401, refusal: { code: "unauthenticated" } };
    const { network, cryptography, now } = this.#deps;
    const end = await exchange({
      store: session.store,
      transport: httpTransport(network),
      person: session.person,
      token,
      now,
      hash: (text) => sha256(text, cryptography),
      first: this.#lastClass === null ? [] : [streams.class(this.#lastClass)],
      tell,
    });
    if (session === this.#session) {
      this.#offset = (await session.store.now()).offset;
      await this.#rememberSchool(session);
    }
    return end;
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
    const told = { role: roles.findLast((role) => held.has(role)) ?? null, waiting: (await store.counts()).waiting };
    const before = await this.#settings.tile(person);
    if (before.role !== told.role || before.waiting !== told.waiting) await this.#settings.setTile(person, told);
  }

  async #countDisputes(session: Session): Promise<void> {
    const { store, person, zone } = session;
    const { now } = await store.now();
    const found = await disputes({ store, person, zone, now });
    if (session !== this.#session) return;
    this.#disputed = found.length;
    this.#moved.tell();
  }
}
