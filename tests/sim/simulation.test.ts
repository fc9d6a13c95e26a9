import { afterAll, describe, expect, it } from "vitest";
import { events } from "./events/all.ts";
import { kept, scenarioKept } from "./kept.ts";
import { Failed, run, scenarioOf, type Scenario } from "./scenario.ts";
import { shrink, told } from "./shrink.ts";

const from = Number(process.env.SIM_FROM ?? "1");
const seeds = Number(process.env.SIM_SEEDS ?? "200");
/** Without a number asked for, the simulation lasts at least as long. */
const atLeastMs = process.env.SIM_SEEDS === undefined ? 60_000 : 0;
/** How long failing runs are shrunk for, all of them together: a bug that breaks every seed must be told tonight. */
const shrinkingMs = 3 * 60_000;

const began = performance.now();
const counts = new Map<string, number>();
let ran = 0;
let steps = 0;
let shrunkMs = 0;

async function simulate(scenario: Scenario): Promise<void> {
  const outcome = await run(scenario).catch(async (error: unknown) => {
    throw error instanceof Failed ? await inShort(error) : error;
  });
  ran += 1;
  steps += outcome.steps;
  for (const [what, times] of outcome.counts) counts.set(what, (counts.get(what) ?? 0) + times);
}

/** A failure with the shortest way to it, to be kept in kept.ts. */
async function inShort(failed: Failed): Promise<Error> {
  const since = performance.now();
  const short = await shrink(failed, () => shrunkMs + performance.now() - since > shrinkingMs);
  shrunkMs += performance.now() - since;
  return new Error(`${failed.message}\n${told(short)}`, { cause: failed });
}

describe("what once failed", () => {
  it.each(kept)("$found", (one) => simulate(scenarioKept(one, events)));
});

describe("every copy comes to the same, and nothing is lost", () => {
  it.each(Array.from({ length: seeds }, (_, at) => from + at))("seed %i", (seed) => simulate(scenarioOf(seed, events)));
});

it("goes on until a minute was simulated", async () => {
  for (let seed = from + seeds; performance.now() - began < atLeastMs; seed += 1) await simulate(scenarioOf(seed, events));
});

// A few seeds may well miss something; a hundred may not.
if (seeds >= 100) {
  it("everything that can happen happened", () => {
    const never = events.map(({ name }) => name).filter((name) => !counts.has(name));
    expect(never).toEqual([]);
  });
}

afterAll(() => {
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const times = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, often]) => `${what} ${often}`);
  console.log(`Simulated ${ran} seeds, ${steps} steps, in ${seconds} s. ${times.join("; ")}.`);
});
