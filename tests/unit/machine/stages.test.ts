import { expect, it } from "vitest";
import { failed, passed } from "../../machine/outcome.ts";
import { runStages } from "../../machine/runStages.ts";
import type { Stage } from "../../machine/stages.ts";

const fine: Stage = { name: "types", run: () => Promise.resolve(passed) };

const said = async (...stages: Stage[]) => {
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
