import { expect, it } from "vitest";
import { median, pair } from "../../bench/pairs.ts";

const rounds = { rounds: 4, warmUp: 2 };

it("takes ours and the floor in turns, each first as often as second, and throws the warm-up away", async () => {
  const order: string[] = [];
  const one = (name: string, time: number) => () => {
    order.push(name);
    return Promise.resolve(time);
  };
  const result = await pair("a tap", one("ours", 3), "one put", one("floor", 2), rounds);
  expect(order.join(" ")).toBe("ours floor floor ours ours floor floor ours ours floor floor ours");
  expect(result.ours).toEqual({ median: 3, raw: [3, 3, 3, 3] });
  expect(result.ratio).toBe(1.5);
});

it("gives the same ratio when the machine slows down on the way", async () => {
  let slowness = 1;
  const slowing = (time: number) => () => {
    slowness *= 1.02;
    return Promise.resolve(time * slowness);
  };
  const { ratio, ours } = await pair("a tap", slowing(3), "one put", slowing(2), { rounds: 50, warmUp: 0 });
  expect(ours.raw.at(-1)).toBeGreaterThan(7 * (ours.raw[0] ?? 0));
  expect(ratio).toBeCloseTo(1.5, 1);
});

it("refuses a floor that takes no time, since there is nothing in it", async () => {
  const nothing = () => Promise.resolve(0);
  await expect(pair("a tap", () => Promise.resolve(1), "one put", nothing, rounds)).rejects.toThrow("one put took no time at all");
});

it("finds the middle of an odd and of an even number", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});
