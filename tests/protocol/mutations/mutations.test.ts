/**
 * Ten thousand mutations of valid requests: never a 500, never half an act, and none of the school's secrets told to who may not
 * know it, nor any to the log. Some of them here, all of them at night; `MUTATIONS_FROM=17 MUTATIONS_SEEDS=1` sends those of seed 17 again.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { copiesIn, run, type Schools } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
afterAll(() => rmSync(folder, { recursive: true }));
let schools: Promise<Schools> | undefined;

const from = Number(process.env.MUTATIONS_FROM ?? 1);
const seeds = Number(process.env.MUTATIONS_SEEDS ?? 4);
const each = 100;

describe("a hundred mutated requests", () => {
  it.each(Array.from({ length: seeds }, (_, index) => from + index))(
    "of seed %i break nothing and tell nobody",
    { timeout: 120_000 },
    async (seed) => {
      const { wrong, counts } = await run(seed, each, await (schools ??= copiesIn(folder)));
      expect(wrong).toEqual([]);
      if (process.env.MUTATIONS_SAY)
        console.log(
          [...counts]
            .sort((a, b) => b[1] - a[1])
            .map(([what, times]) => `${times} ${what}`)
            .join("\n"),
        );
    },
  );
});
