/**
 * How much of the server one person may use, on every route that knows who is asking: their own tablet gone wild, or a token
 * that was stolen, must not keep a school waiting. Counted by person, since a whole school shares one address, and in this
 * process's memory: a write for each poll would cost more than it protects, and a restart that forgets does no harm.
 */
export interface Share {
  /** Requests at once, after a quiet while. */
  burst: number;
  perSecond: number;
}

/** A tablet asks twice a minute; one that drains ten thousand records, an act at a time, is slowed to this and still drains. */
export const share: Share = { burst: 600, perSecond: 10 };

export class FairShare {
  readonly #share: Share;
  readonly #left = new Map<string, { requests: number; at: number }>();

  constructor(given: Share = share) {
    this.#share = given;
  }

  /**
   * Takes one request out of a person's share. Returns undefined when it may go ahead, or the seconds to wait.
   * @param at milliseconds of a clock that only goes forward
   */
  take(person: string, at: number): number | undefined {
    const { burst, perSecond } = this.#share;
    const before = this.#left.get(person) ?? { requests: burst, at };
    const requests = Math.min(burst, before.requests + ((at - before.at) / 1_000) * perSecond);
    const allowed = requests >= 1;
    this.#left.set(person, { requests: allowed ? requests - 1 : requests, at });
    return allowed ? undefined : Math.ceil((1 - requests) / perSecond);
  }
}
