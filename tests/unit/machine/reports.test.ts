import { describe, expect, it } from "vitest";
import { lastLine, together } from "../../machine/outcome.ts";
import { countPlaywright, countVitest } from "../../machine/reports.ts";

const vitest = (...files: { status: string; message?: string; tests: [name: string, status: string][] }[]) =>
  JSON.stringify({
    testResults: files.map(({ status, message = "", tests }) => ({
      name: "a.test.ts",
      status,
      message,
      assertionResults: tests.map(([fullName, status]) => ({ fullName, status })),
    })),
  });

const playwright = (tests: [title: string, status: string][], errors: string[] = []) =>
  JSON.stringify({
    suites: [
      {
        title: "a.spec.ts",
        specs: [],
        suites: [
          {
            title: "a day",
            specs: tests.map(([title, status]) => ({ title, file: "a.spec.ts", tests: [{ status, projectName: "webkit" }] })),
          },
        ],
      },
    ],
    errors: errors.map((message) => ({ message })),
  });

describe("the last line of the test command", () => {
  it("adds up what every runner ran", () => {
    const unit = countVitest(
      "unit",
      vitest({
        status: "passed",
        tests: [
          ["one", "passed"],
          ["two", "passed"],
        ],
      }),
    );
    const journeys = countPlaywright(
      "end to end",
      playwright([
        ["a child is seen", "expected"],
        ["the bus leaves", "unexpected"],
      ]),
    );
    expect(lastLine(together([unit, journeys]))).toBe("3 passed, 1 failed");
  });

  it("counts a skipped test as failed, whichever runner skipped it", () => {
    expect(
      countVitest(
        "unit",
        vitest({
          status: "passed",
          tests: [
            ["later", "skipped"],
            ["some day", "todo"],
          ],
        }),
      ).failures,
    ).toEqual(["unit: later (skipped)", "unit: some day (todo)"]);
    expect(countPlaywright("end to end", playwright([["later", "skipped"]])).failures).toEqual([
      "end to end: a.spec.ts › later [webkit] (skipped)",
    ]);
  });

  it("counts a test that passed only at the second try as failed", () => {
    expect(countPlaywright("end to end", playwright([["sometimes", "flaky"]])).failures).toHaveLength(1);
  });

  it("fails a run in which nothing ran", () => {
    expect(countVitest("unit", vitest()).failures).toEqual(["unit: not one test ran"]);
    expect(countPlaywright("end to end", playwright([])).failures).toEqual(["end to end: not one test ran"]);
  });

  it("names a file that broke before its first test, and an error outside every test", () => {
    expect(countVitest("unit", vitest({ status: "failed", message: "no such module", tests: [] })).failures).toEqual([
      "unit: a.test.ts: no such module",
    ]);
    expect(countPlaywright("end to end", playwright([["fine", "expected"]], ["no such file"])).failures).toEqual([
      "end to end: no such file",
    ]);
  });
});
