/** The table of controls says what is so: every test it names is there, every control is in it, and each has a test or a reason. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { controlsIn, type Control } from "./table.ts";
import { titlesIn } from "./titles.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const written = readFileSync(new URL("./controls.md", import.meta.url), "utf8");

/** What is wrong with a table, control by control. */
function wrongIn(controls: readonly Control[]): string[] {
  const wrong: string[] = [];
  const numbers = controls.map(({ number }) => number);
  for (let number = 1; number <= 40; number += 1) {
    const times = numbers.filter((each) => each === number).length;
    if (times !== 1) wrong.push(`control ${number} is there ${times} times`);
  }
  const titles = new Map<string, Set<string>>();
  for (const { number, tests, reason, unread } of controls) {
    if (tests.length === 0 && reason === "") wrong.push(`control ${number} has neither test nor reason`);
    wrong.push(...unread.map((each) => `control ${number}: not a test: ${each}`));
    for (const { file, title } of tests) {
      if (!existsSync(join(root, file))) {
        wrong.push(`control ${number}: no such file: ${file}`);
        continue;
      }
      const there = titles.get(file) ?? titlesIn(join(root, file));
      titles.set(file, there);
      if (!there.has(title)) wrong.push(`control ${number}: no such test in ${file}: ${title}`);
    }
  }
  return wrong;
}

describe("the table of controls", () => {
  it("has forty, each with tests that are there, or the reason why it has none", () => {
    expect(wrongIn(controlsIn(written))).toEqual([]);
  });

  it("is found out when it names a test that is not there, lacks a control, or says nothing of one", () => {
    const changed = (from: string, to: string) => wrongIn(controlsIn(written.replace(from, to)));
    expect(changed("lets nobody sign up", "lets everybody sign up")).toEqual([
      "control 1: no such test in tests/unit/server/traps.test.ts: lets everybody sign up",
    ]);
    expect(changed("tests/unit/server/traps.test.ts", "tests/unit/server/gone.test.ts")).toEqual([
      "control 1: no such file: tests/unit/server/gone.test.ts",
    ]);
    expect(changed("| 13 |", "| 12 |")).toEqual(["control 12 is there 2 times", "control 13 is there 0 times"]);
    const [row = ""] = written.split("\n").filter((line) => line.startsWith("| 6 |"));
    expect(changed(row, "| 6 | A second step | | |")).toContain("control 6 has neither test nor reason");
  });
});
