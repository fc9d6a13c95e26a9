/**
 * When exchanges happen: at the start, after something was recorded, when the app comes to the front, when the network
 * returns, on a timer (iPads have no background sync), and when somebody asks. One at a time, one tab of the tablet only.
 *
 * Everything here belongs to the person in front of the tablet. When another takes their place (`reset`), the exchange that
 * runs is ended, and nothing it still says is heard: it would be told as the next person's.
 */
import type { Instant } from "../../domain/time.ts";
import type { Trouble } from "../../sync/syncState.ts";
import type { ExchangeEnd } from "./exchange.ts";
import type { Progress } from "./exchangeDeps.ts";
import { troubleOf } from "./trouble.ts";

/** Between idle polls while the app is in front. */
const pollMs = 30_000;
/** After a tap: so that what one tap or two make leaves as one request, and colleagues who listen have it within the second. */
const settleMs = 250;
const firstBackOffMs = 2_000;
const longestBackOffMs = 5 * 60_000;

export interface RunnerDeps {
  /** One exchange of the person signed in, or null while nobody is. `signal` ends it when somebody else takes their place. */
  exchange: (tell: (progress: Progress) => void, signal: AbortSignal) => Promise<ExchangeEnd | null>;
  now: () => Instant;
  /** Between 0 and 1. */
  random: () => number;
  schedule: (run: () => void, ms: number) => () => void;
  /** Runs alone among the tabs of this tablet. While another tab is at it: `null`, or its turn afterwards, if it waits. */
  alone: <T>(work: () => Promise<T>, waits: boolean) => Promise<T | null>;
  /** What the tablet itself did to an exchange (a full disk, a bug), as the trouble to tell. */
  failed: (error: unknown) => Trouble;
  /** Told at every change of what the pill is made from. */
  changed: () => void;
}

export interface RunnerFacts {
  doing: { what: "nothing" } | Progress;
  matchedAt: Instant | null;
  trouble: { why: Trouble; since: Instant } | null;
  last: { at: Instant; sent: number; received: number; pupils: number } | null;
  offset: number | null;
}

const nothingYet: RunnerFacts = { doing: { what: "nothing" }, matchedAt: null, trouble: null, last: null, offset: null };

export class Runner {
  readonly #deps: RunnerDeps;
  #facts: RunnerFacts = nothingYet;
  #failures = 0;
  /** Milliseconds the server asked to be left alone for. */
  #asked = 0;
  #cancel: () => void = () => undefined;
  #running: Promise<void> | null = null;
  /** Ends when the last exchange has, whoever's it was: two never run at once. */
  #last: Promise<void> = Promise.resolve();
  /** The time of one person in front of the tablet. */
  #turn = new AbortController();
  #again = false;
  #recorded = false;
  #waits = false;

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
  }

  get facts(): RunnerFacts {
    return this.#facts;
  }

  /** Something was recorded: leave soon, together with what follows. Back-off after failures still holds. */
  soon(): void {
    this.#recorded = true;
    if (!this.#running && this.#failures === 0) this.#in(settleMs);
  }

  /**
   * Now, whatever went before: the app came to the front, the network returned, or a person asked. Resolves when it has ended.
   * @param waits a person asked: where another tab is at it, its turn comes, so that there is an answer to give
   */
  now(waits = false): Promise<void> {
    this.#cancel();
    this.#waits ||= waits;
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    const { signal } = this.#turn;
    this.#last = this.#last.then(() => this.#run(signal));
    this.#running = this.#last;
    return this.#running;
  }

  /** Forgets the person who was signed in. */
  reset(): void {
    this.#cancel();
    this.#turn.abort();
    this.#turn = new AbortController();
    this.#running = null;
    this.#again = false;
    this.#recorded = false;
    this.#failures = 0;
    this.#facts = nothingYet;
    this.#deps.changed();
  }

  /** Whether this is still the turn of whoever is in front of the tablet. */
  #isNow(signal: AbortSignal): boolean {
    return signal === this.#turn.signal;
  }

  /** Until nobody asked for another meanwhile. Whatever happens, the next one is on the clock. */
  async #run(signal: AbortSignal): Promise<void> {
    while (this.#isNow(signal)) {
      this.#recorded = false;
      await this.#once(signal);
      if (this.#takeAgain() || !this.#isNow(signal)) continue;
      this.#running = null;
      this.#in(this.#pause());
      return;
    }
  }

  /** True once for every time somebody asked while an exchange was running. */
  #takeAgain(): boolean {
    const again = this.#again;
    this.#again = false;
    return again;
  }

  async #once(signal: AbortSignal): Promise<void> {
    const waits = this.#waits;
    this.#waits = false;
    try {
      const end = await this.#deps.alone(() => this.#deps.exchange((progress) => this.#set(signal, { doing: progress }), signal), waits);
      if (this.#isNow(signal)) this.#ended(signal, end);
    } catch (error) {
      if (this.#isNow(signal)) this.#troubled(signal, this.#deps.failed(error));
    }
  }

  #ended(signal: AbortSignal, end: ExchangeEnd | null): void {
    const at = this.#deps.now();
    if (end === null) {
      this.#set(signal, { doing: { what: "nothing" } });
      return;
    }
    if (end.end !== "matched") {
      this.#troubled(signal, troubleOf(end), end.end === "refused" ? end.refusal.retryAfter : undefined);
      return;
    }
    this.#failures = 0;
    const { sent, received, pupils, offset } = end;
    const moved = sent + received > 0 || this.#facts.last === null;
    this.#set(signal, {
      doing: { what: "nothing" },
      matchedAt: at,
      trouble: null,
      offset,
      last: moved ? { at, sent, received, pupils } : this.#facts.last,
    });
  }

  #troubled(signal: AbortSignal, why: Trouble, retryAfter = 0): void {
    this.#failures += 1;
    this.#asked = retryAfter * 1000;
    const { trouble } = this.#facts;
    this.#set(signal, { doing: { what: "nothing" }, trouble: { why, since: trouble?.why === why ? trouble.since : this.#deps.now() } });
  }

  #pause(): number {
    if (this.#failures > 0) return this.#asked + this.#backOff();
    return this.#recorded ? settleMs : pollMs;
  }

  /** Full jitter: thirty tablets that lost one server must not all come back in the same second. */
  #backOff(): number {
    const ceiling = Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.min(this.#failures, 16));
    return firstBackOffMs / 2 + this.#deps.random() * ceiling;
  }

  #in(ms: number): void {
    this.#cancel();
    this.#cancel = this.#deps.schedule(() => void this.now(), ms);
  }

  #set(signal: AbortSignal, facts: Partial<RunnerFacts>): void {
    if (!this.#isNow(signal)) return;
    this.#facts = { ...this.#facts, ...facts };
    this.#deps.changed();
  }
}
