/** When a tablet exchanges with the school, and what the pill is made from. */
import { describe, expect, it } from "vitest";
import type { ExchangeEnd } from "../../../src/client/exchange/exchange.ts";
import type { Progress } from "../../../src/client/exchange/exchangeDeps.ts";
import { Runner } from "../../../src/client/exchange/runner.ts";
import { StoreFailure } from "../../../src/store/failure.ts";

const matched: ExchangeEnd = { end: "matched", sent: 0, received: 0, pupils: 0, offset: 0 };

interface Begun {
  tell: (progress: Progress) => void;
  signal: AbortSignal;
  end: (end: ExchangeEnd) => void;
  fail: (error: Error) => void;
}

/** A runner whose exchanges begin and end when a test says so, over timers that only a test lets ring. */
function tablet(random = 0) {
  const clock = { now: 1_000_000 };
  const begun: Begun[] = [];
  const timers = new Set<{ run: () => void; ms: number }>();
  const failures: unknown[] = [];
  const runner = new Runner({
    exchange: (tell, signal) =>
      new Promise((end, fail) => {
        begun.push({ tell, signal, end, fail });
      }),
    now: () => clock.now,
    random: () => random,
    schedule: (run, ms) => {
      const timer = { run, ms };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    alone: (work) => work(),
    failed: (error) => {
      failures.push(error);
      return error instanceof StoreFailure && error.code === "storageFull" ? "full" : "failed";
    },
    changed: () => undefined,
  });
  const begins = async (count: number): Promise<Begun> => {
    while (begun.length < count) await Promise.resolve();
    const last = begun[count - 1];
    if (!last) throw new Error("it has not begun");
    return last;
  };
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { runner, clock, begun, begins, settled, failures, waits: () => [...timers].map(({ ms }) => ms) };
}

describe("an exchange in which the tablet's memory fails", () => {
  it("ends, is told, and is tried again by itself", async () => {
    const { runner, begins, waits, failures } = tablet();
    const done = runner.now();
    const first = await begins(1);
    first.tell({ what: "receiving", done: 1, of: 9 });
    first.fail(new StoreFailure("storageFull"));
    await done;
    expect(runner.facts).toMatchObject({ doing: { what: "nothing" }, trouble: { why: "full", since: 1_000_000 } });
    expect(waits()).toHaveLength(1);
    expect(failures).toHaveLength(1);
    const again = runner.now();
    (await begins(2)).end(matched);
    await again;
    expect(runner.facts).toMatchObject({ trouble: null, matchedAt: 1_000_000 });
  });

  it("or a bug stops it, is no reason to stop trying", async () => {
    const { runner, begins, waits } = tablet();
    const done = runner.now();
    (await begins(1)).fail(new TypeError("a bug"));
    await done;
    expect(runner.facts.trouble?.why).toBe("failed");
    expect(waits()).toHaveLength(1);
  });
});

describe("what is recorded", () => {
  it("during the last step of an exchange leaves as soon after it as after any other tap", async () => {
    const { runner, begins, waits } = tablet();
    const done = runner.now();
    const first = await begins(1);
    runner.soon();
    first.end(matched);
    await done;
    expect(waits()).toEqual([250]);
  });

  it("leaves once: after the exchange that follows, the tablet polls as seldom as before", async () => {
    const { runner, begins, waits } = tablet();
    runner.soon();
    expect(waits()).toEqual([250]);
    const done = runner.now();
    (await begins(1)).end(matched);
    await done;
    expect(waits()).toEqual([30_000]);
  });
});

describe("a server that asks to wait", () => {
  it("is asked again no sooner than it said", async () => {
    const { runner, begins, waits } = tablet();
    const done = runner.now();
    (await begins(1)).end({ end: "refused", status: 429, refusal: { code: "rate_limited", retryAfter: 40 } });
    await done;
    expect(runner.facts.trouble?.why).toBe("asksToWait");
    expect(waits()[0]).toBeGreaterThanOrEqual(40_000);
    runner.soon();
    expect(waits()[0]).toBeGreaterThanOrEqual(40_000);
  });

  it.each<[string, ExchangeEnd, string]>([
    ["no network", { end: "offline" }, "offline"],
    ["no answer", { end: "unreachable" }, "unreachable"],
    ["a server that fell over", { end: "refused", status: 500, refusal: { code: "server_error" } }, "unreachable"],
    ["an ended session", { end: "refused", status: 401, refusal: { code: "unauthenticated" } }, "unauthenticated"],
    ["somebody else's session", { end: "refused", status: 403, refusal: { code: "wrong_person" } }, "unauthenticated"],
    ["a server older than this app", { end: "refused", status: 409, refusal: { code: "version_not_supported" } }, "notUnderstood"],
    ["a request it cannot read", { end: "refused", status: 400, refusal: { code: "invalid_change" } }, "notUnderstood"],
  ])("and %s are told apart", async (_, end, why) => {
    const { runner, begins } = tablet();
    const done = runner.now();
    (await begins(1)).end(end);
    await done;
    expect(runner.facts.trouble?.why).toBe(why);
  });
});

describe("when somebody else is in front of the tablet", () => {
  it("nothing of the exchange that was running is told as theirs", async () => {
    const { runner, begins, settled } = tablet();
    void runner.now();
    const toms = await begins(1);
    toms.tell({ what: "sending" });
    runner.reset();
    expect(toms.signal.aborted).toBe(true);
    expect(runner.facts).toMatchObject({ doing: { what: "nothing" }, last: null });
    toms.tell({ what: "sending" });
    expect(runner.facts.doing).toEqual({ what: "nothing" });
    toms.end({ ...matched, sent: 22 });
    await settled();
    expect(runner.facts).toMatchObject({ last: null, matchedAt: null });
  });

  it("a session that ended for one is not told as the next one's, and hers begins at once", async () => {
    const { runner, begins, settled, begun } = tablet();
    void runner.now();
    const toms = await begins(1);
    runner.reset();
    const hers = runner.now();
    toms.end({ end: "refused", status: 401, refusal: { code: "unauthenticated" } });
    await settled();
    expect(runner.facts.trouble).toBeNull();
    (await begins(2)).end({ ...matched, received: 5 });
    await hers;
    expect(runner.facts).toMatchObject({ trouble: null, last: { received: 5 } });
    await settled();
    expect(begun).toHaveLength(2);
  });

  it("what their exchange met in a closed database is no trouble of hers", async () => {
    const { runner, begins, settled, waits } = tablet();
    void runner.now();
    const toms = await begins(1);
    runner.reset();
    toms.fail(new StoreFailure("closed"));
    await settled();
    expect(runner.facts.trouble).toBeNull();
    expect(waits()).toEqual([]);
  });
});

describe("a server that is down", () => {
  /** How long is waited before each next try, in seconds, when none of them is answered. */
  async function waited(random: number, tries: number): Promise<(number | undefined)[]> {
    const { runner, begins, settled, waits } = tablet(random);
    const seconds: (number | undefined)[] = [];
    for (let count = 1; count <= tries; count += 1) {
      const done = runner.now();
      (await begins(count)).end({ end: "unreachable" });
      await done;
      await settled();
      seconds.push((waits().at(-1) ?? Number.NaN) / 1000);
    }
    return seconds;
  }

  it("is tried ever more rarely, and never less than every five minutes", async () => {
    expect(await waited(1, 10)).toEqual([5, 9, 17, 33, 65, 129, 257, 301, 301, 301]);
  });

  it("is not met by every tablet in the same second: anything from one second on is drawn", async () => {
    expect(await waited(0, 4)).toEqual([1, 1, 1, 1]);
    expect(await waited(0.5, 3)).toEqual([3, 5, 9]);
  });
});
