import type { Instant } from "../../domain/time.ts";
import { isWrong } from "../../sync/shift.ts";
import type { ExchangeDeps } from "./exchangeDeps.ts";
import type { Answer } from "./transport.ts";

/**
 * The school's time, as its server's answers tell it. This tablet's clock is put right by the first of an exchange, and again
 * when it turns out to have been set meanwhile, before anything is made of the answer.
 */
export class SchoolClock {
  readonly #deps: ExchangeDeps;
  #offset: number | undefined;

  constructor(deps: ExchangeDeps) {
    this.#deps = deps;
  }

  /** The server's time minus this tablet's, as last put right. */
  get offset(): number {
    return this.#offset ?? 0;
  }

  async ask<T extends { time: Instant }>(request: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const { now, store } = this.#deps;
    const asked = now();
    const answer = await request();
    if (answer.type !== "answer") return answer;
    const offset = measured(asked, now(), answer.value.time);
    if (this.#offset !== undefined && !isWrong(this.#offset, offset)) return answer;
    this.#offset = offset;
    await store.correctClock({ offset, now: now() });
    return answer;
  }
}

/** Half the round trip is not known, so a slow network is never taken for a wrong clock; a clock that ran backwards was set. */
function measured(asked: Instant, answered: Instant, time: Instant): number {
  if (answered < asked) return time - answered;
  const offset = time - Math.round((asked + answered) / 2);
  return Math.abs(offset) <= Math.abs(answered - asked) / 2 ? 0 : offset;
}
