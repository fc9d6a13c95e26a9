import { expect, it } from "vitest";
import { Random } from "./random.ts";

it("gives every seed a stream of its own", () => {
  const first = new Set<string>();
  const openings = new Set<string>();
  for (let seed = 1; seed <= 20_000; seed += 1) {
    const random = new Random(seed);
    const stream = Array.from({ length: 8 }, () => random.bits());
    first.add(stream.join());
    openings.add(stream.slice(0, 2).join());
  }
  expect(first.size).toBe(20_000);
  expect(openings.size).toBe(20_000);
});

it("is even: no number of a die comes up a tenth more than it should", () => {
  const random = new Random(7);
  const seen = Array.from({ length: 20 }, () => 0);
  for (let roll = 0; roll < 100_000; roll += 1) {
    const face = random.int(20);
    seen[face] = (seen[face] ?? 0) + 1;
  }
  expect(Math.max(...seen)).toBeLessThan(5_500);
  expect(Math.min(...seen)).toBeGreaterThan(4_500);
});

it("gives the same seed the same stream", () => {
  const [one, other] = [new Random(42), new Random(42)];
  expect(Array.from({ length: 50 }, () => one.uuid7(1e12))).toEqual(Array.from({ length: 50 }, () => other.uuid7(1e12)));
});
