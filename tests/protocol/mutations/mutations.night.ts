/** The ten thousand, over a file of SQLite; and five hundred of them once more over PostgreSQL. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { schoolsInPostgres } from "../../unit/server/schoolsInPostgres.ts";
import { copiesIn, madeAnew, run, type Schools } from "./run.ts";

const each = 100;
const seeds = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe("a hundred mutated requests", () => {
  const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let schools: Promise<Schools> | undefined;
  const all = new Map<string, number>();

  it.each(seeds(1_000, 1_100))("of seed %i break nothing and tell nobody", async (seed) => {
    const { wrong, counts } = await run(seed, each, await (schools ??= copiesIn(folder)));
    for (const [what, times] of counts) all.set(what, (all.get(what) ?? 0) + times);
    expect(wrong).toEqual([]);
  });

  it("were taken, and refused, in every way there is", () => {
    console.log(
      [...all]
        .sort(([, one], [, other]) => other - one)
        .map(([what, times]) => `${times} ${what}`)
        .join("\n"),
    );
    expect(all.get("acts taken")).toBeGreaterThan(200);
    for (const code of [
      "forbidden_stream",
      "forbidden_kind",
      "wrong_person",
      "clock_ahead",
      "invalid_change",
      "version_not_supported",
      "conflict",
    ])
      expect(all.get(code) ?? 0, code).toBeGreaterThan(0);
  });
});

describe("a hundred mutated requests to a school in PostgreSQL", () => {
  schoolsInPostgres();

  it.each(seeds(2_000, 2_005))("of seed %i break nothing and tell nobody", async (seed) => {
    expect((await run(seed, each, madeAnew)).wrong).toEqual([]);
  });
});
