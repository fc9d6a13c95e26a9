import { describe, expect, test } from "vitest";
import { uuid7 } from "../../../src/demo/ids.ts";
import { Random } from "../../../src/demo/random.ts";
import { uuid7 as uuid7Schema } from "../../../src/sync/change.ts";

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.next());
const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;

describe("randomness from a seed", () => {
  test("is the same for the same seed, and lies between 0 and 1", () => {
    expect(draws(new Random("1"), 50)).toEqual(draws(new Random("1"), 50));
    for (const draw of draws(new Random("1"), 10_000)) expect(draw >= 0 && draw < 1).toBe(true);
  });

  test("gives 20,000 seeds 20,000 different streams, none of them another one begun later", () => {
    const firsts = new Set<number>();
    const pairs = new Set<string>();
    for (let seed = 0; seed < 20_000; seed += 1) {
      const [one = 0, two = 0, three = 0] = draws(new Random(`small ${seed} 2026-11-23`), 3);
      pairs.add(`${one} ${two} ${three}`);
      for (const each of [one, two, three]) firsts.add(each);
    }
    expect(pairs.size).toBe(20_000);
    // Of 60,000 draws among 2^32, chance alone repeats less than one.
    expect(firsts.size).toBeGreaterThan(59_990);
  });

  test("draws of neighbouring seeds are spread evenly and do not follow each other", () => {
    const ofSeeds = Array.from({ length: 4_000 }, (_, seed) => new Random(String(seed)).next());
    expect(mean(ofSeeds)).toBeCloseTo(0.5, 1);
    const rising = ofSeeds.slice(1).filter((draw, index) => draw > (ofSeeds[index] ?? 0)).length / ofSeeds.length;
    expect(rising).toBeGreaterThan(0.47);
    expect(rising).toBeLessThan(0.53);
  });

  test("forks by name: the same name the same, another name another, and neither moves the other", () => {
    const one = new Random("1");
    const before = draws(one.fork("amara"), 5);
    draws(one, 100);
    expect(draws(one.fork("amara"), 5)).toEqual(before);
    expect(draws(one.fork("bilal"), 5)).not.toEqual(before);
  });

  test("draws as it is asked to", () => {
    const random = new Random("shapes");
    const many = <T>(draw: () => T) => Array.from({ length: 20_000 }, draw);
    expect(mean(many(() => random.whole(2, 6)))).toBeCloseTo(4, 1);
    expect(new Set(many(() => random.whole(2, 6)))).toEqual(new Set([2, 3, 4, 5, 6]));
    const normals = many(() => random.normal(3, 2));
    expect(mean(normals)).toBeCloseTo(3, 1);
    expect(Math.sqrt(mean(normals.map((each) => (each - 3) ** 2)))).toBeCloseTo(2, 1);
    expect(mean(many(() => random.gamma(1.2)))).toBeCloseTo(1, 1);
    expect(
      mean(
        many(() =>
          random.weighted([
            ["a", 3],
            ["b", 1],
          ] as const) === "a"
            ? 1
            : 0,
        ),
      ),
    ).toBeCloseTo(0.75, 1);
    expect([...random.shuffled([1, 2, 3, 4])].sort()).toEqual([1, 2, 3, 4]);
  });

  test("picking from nothing is a mistake that is told", () => {
    expect(() => new Random("1").pick([])).toThrow();
  });

  test("makes ids shaped as a tablet's", () => {
    const id = uuid7(Date.parse("2026-11-23T10:42:00Z"), new Random("1"));
    expect(uuid7Schema.safeParse(id).success).toBe(true);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-11-23T10:42:00Z"));
  });
});
