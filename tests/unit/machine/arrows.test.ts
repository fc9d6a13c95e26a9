import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";

const report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })) }),
});

let house: string;

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), "small-steps-house-"));
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) await cp(file, join(house, file));
});

afterEach(() => rm(house, { recursive: true }));

/** The rules broken by a house of these files. */
const broken = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  const program = join(process.cwd(), "node_modules/.bin/depcruise");
  const { stdout } = spawnSync(program, ["src", "--output-type", "json"], { cwd: house, encoding: "utf8" });
  return report.parse(JSON.parse(stdout)).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
};

it("lets each room import what the house says", async () => {
  expect(
    await broken({
      "src/domain/target.ts": "export const target = 1;",
      "src/store/targets.ts": 'export { target } from "../domain/target.ts";',
      "src/main.ts": 'import "./store/targets.ts";',
    }),
  ).toEqual([]);
});

it("fails on an arrow that the house does not allow", async () => {
  expect(
    await broken({
      "src/store/targets.ts": "export const targets = [];",
      "src/domain/target.ts": 'export { targets } from "../store/targets.ts";',
    }),
  ).toEqual(["domain-imports: src/domain/target.ts → src/store/targets.ts"]);
});

it("fails on a folder that the house does not know, even one that nothing uses and that uses nothing", async () => {
  expect(await broken({ "src/helpers/dates.ts": "export const today = 1;" })).toEqual([
    "unknown-room: src/helpers/dates.ts → src/helpers/dates.ts",
  ]);
  expect(await broken({ "src/main.ts": 'import "./helpers/dates.ts";' })).toEqual(["unknown-room: src/main.ts → src/helpers/dates.ts"]);
});
