import { afterAll, describe, expect, it } from "vitest";
import { events } from "./events/all.ts";
import { run, scenarioOf } from "./scenario.ts";
import { keptSeeds } from "./seeds.ts";

const from = Number(process.env.SIM_FROM ?? "1");
const seeds = Number(process.env.SIM_SEEDS ?? "200");
/** Without a number asked for, the simulation lasts at least as long. */
const atLeastMs = process.env.SIM_SEEDS === undefined ? 60_000 : 0;

const began = performance.now();
const counts = new Map<string, number>();
let ran = 0;
let steps = 0;

async function simulate(seed: number): Promise<void> {
  const outcome = await run(scenarioOf(seed, events));
  ran += 1;
  steps += outcome.steps;
  for (const [what, times] of outcome.counts) counts.set(what, (counts.get(what) ?? 0) + times);
}

describe("what once failed", () => {
  it.each(keptSeeds)("seed $seed: $found", ({ seed }) => simulate(seed));
});

describe("every copy comes to the same, and nothing is lost", () => {
  it.each(Array.from({ length: seeds }, (_, at) => from + at))("seed %i", simulate);
});

it("goes on until a minute was simulated", async () => {
  for (let seed = from + seeds; performance.now() - began < atLeastMs; seed += 1) await simulate(seed);
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
  const told = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `${what} ${times}`);
  console.log(`Simulated ${ran} seeds, ${steps} steps, in ${seconds} s. ${told.join("; ")}.`);
});
