/**
 * When exchanges happen: at the start, after something was recorded, when the app comes to the front, when the network
 * returns, on a timer (iPads have no background sync), and when somebody asks. One at a time, one tab of the tablet only.
 */
import type { Instant } from "../../domain/time.ts";
import type { ExchangeEnd } from "./exchange.ts";
import type { Progress } from "./exchangeDeps.ts";

/** Between idle polls while the app is in front. */
const pollMs = 30_000;
/** After a tap: so that a run of taps leaves as one request. */
const settleMs = 1_500;
const firstBackOffMs = 2_000;
const longestBackOffMs = 5 * 60_000;

export interface RunnerDeps {
  /** One exchange of the person signed in, or null while nobody is. */
  exchange: (tell: (progress: Progress) => void) => Promise<ExchangeEnd | null>;
  now: () => Instant;
  /** Between 0 and 1. */
  random: () => number;
  schedule: (run: () => void, ms: number) => () => void;
  /** Runs alone among the tabs of this tablet; `null` when another tab is at it. */
  alone: <T>(work: () => Promise<T>) => Promise<T | null>;
  /** Told at every change of what the pill is made from. */
  changed: () => void;
}

export interface RunnerFacts {
  doing: { what: "nothing" } | Progress;
  matchedAt: Instant | null;
  trouble: { why: "offline" | "unreachable" | "unauthenticated"; since: Instant } | null;
  last: { at: Instant; sent: number; received: number; pupils: number } | null;
  offset: number | null;
}

const nothingYet: RunnerFacts = { doing: { what: "nothing" }, matchedAt: null, trouble: null, last: null, offset: null };

export class Runner {
  readonly #deps: RunnerDeps;
  #facts: RunnerFacts = nothingYet;
  #failures = 0;
  #cancel: () => void = () => undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
  }

  get facts(): RunnerFacts {
    return this.#facts;
  }

  /** Something was recorded: leave soon, together with what follows. Back-off after failures still holds. */
  soon(): void {
    if (this.#failures === 0) this.#in(settleMs);
  }

  /** Now, whatever went before: the app came to the front, the network returned, or a person asked. Resolves when it has ended. */
  async now(): Promise<void> {
    this.#cancel();
    if (this.#running) {
      this.#again = true;
      await this.#running;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Forgets the person who was signed in. */
  reset(): void {
    this.#facts = nothingYet;
    this.#failures = 0;
    this.#deps.changed();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #run(): Promise<void> {
    do {
      const end = await this.#deps.alone(() => this.#deps.exchange((progress) => this.#set({ doing: progress })));
      this.#ended(end);
    } while (this.#takeAgain());
    if (!this.#stopped) this.#in(this.#failures === 0 ? pollMs : this.#backOff());
  }

  /** True once for every time somebody asked while an exchange was running. */
  #takeAgain(): boolean {
    const again = this.#again;
    this.#again = false;
    return again;
  }

  #ended(end: ExchangeEnd | null): void {
    const at = this.#deps.now();
    if (end === null) {
      this.#set({ doing: { what: "nothing" } });
      return;
    }
    if (end.end === "matched") {
      this.#failures = 0;
      const { sent, received, pupils, offset } = end;
      const moved = sent + received > 0 || this.#facts.last === null;
      this.#set({
        doing: { what: "nothing" },
        matchedAt: at,
        trouble: null,
        offset,
        last: moved ? { at, sent, received, pupils } : this.#facts.last,
      });
      return;
    }
    this.#failures += 1;
    const why = end.end === "refused" ? (end.status === 401 || end.status === 403 ? "unauthenticated" : "unreachable") : end.end;
    const since = this.#facts.trouble?.why === why ? this.#facts.trouble.since : at;
    this.#set({ doing: { what: "nothing" }, trouble: { why, since } });
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

  #set(facts: Partial<RunnerFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#deps.changed();
  }
}
