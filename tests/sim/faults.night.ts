import { describe, expect, it } from "vitest";
import { faults } from "./faults/all.ts";
import { hunt } from "./faults/hunt.ts";

/** So many scenarios at most to notice what is wrong. The rarest of the faults was first noticed by seed 107, most by one of the first ten. */
const seeds = 250;

it("is green with no fault in it, loaded the way faults are", async () => {
  expect(await hunt({ faults: [], seeds: 20 })).toBeNull();
});

describe("the simulation turns red when", () => {
  it.each(faults)("$name", async (fault) => {
    const broke = await hunt({ faults: [fault], seeds });
    console.log(`${fault.name}: ${broke === null ? "not noticed" : `seed ${broke.seed}, ${broke.promise}`}`);
    expect(broke).not.toBeNull();
  });
});
