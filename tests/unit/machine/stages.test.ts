import { EventEmitter, once } from "node:events";
import { expect, it } from "vitest";
import { failed, passed } from "../../machine/outcome.ts";
import { runStages } from "../../machine/runStages.ts";
import type { Beside, Stage } from "../../machine/stages.ts";

const fine: Stage = { name: "types", run: () => Promise.resolve(passed) };

const said = async (...stages: (Stage | Beside)[]) => {
  const lines: string[] = [];
  const nothingFailed = await runStages(stages, 1_000, (line) => lines.push(line));
  return { nothingFailed, lines };
};

it("ends with the line that counts", async () => {
  const { nothingFailed, lines } = await said(fine, { ...fine, name: "lint" });
  expect(lines.at(-1)).toBe("2 passed, 0 failed");
  expect(nothingFailed).toBe(true);
});

it("goes on after a failure, so that one run tells everything", async () => {
  const { nothingFailed, lines } = await said({ name: "lint", run: () => Promise.resolve(failed("lint: a comma")) }, fine);
  expect(lines.slice(-2)).toEqual(["✗ lint: a comma", "1 passed, 1 failed"]);
  expect(nothingFailed).toBe(false);
});

it("counts a stage whose ground is missing as failed, never as left out", async () => {
  const { lines } = await said(
    { name: "build", run: () => Promise.resolve(failed("build: a missing file")) },
    { ...fine, name: "size", needs: ["build"] },
  );
  expect(lines.slice(-2)).toEqual(["✗ size: not run, because build failed", "0 passed, 2 failed"]);
});

it("runs what leaves a core idle at once, and counts each by itself", async () => {
  const door = new EventEmitter();
  const waits: Stage = { name: "lint", run: () => once(door, "opened").then(() => passed) };
  const comes: Stage = {
    name: "simulation",
    run: () => {
      door.emit("opened");
      return Promise.resolve(failed("simulation: seed 7"));
    },
  };
  const { lines } = await said([waits, comes], fine);
  expect(lines.slice(-2)).toEqual(["✗ simulation: seed 7", "2 passed, 1 failed"]);
});
