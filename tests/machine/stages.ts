import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { installPlaywrightBrowsers } from "./browsers.ts";
import { run } from "./command.ts";
import { debianServes, installOnDebian } from "./debian.ts";
import { nginxIsHere } from "./nginx.ts";
import { failed, passed, together, type Outcome } from "./outcome.ts";
import { postgresIsHere } from "./postgres.ts";
import { countPlaywright, countVitest } from "./reports.ts";

/** One part of the test command. It reports, and never throws for what it checks. */
export interface Stage {
  readonly name: string;
  /** Stages that must not have failed before: what they would have made is missing. */
  readonly needs?: readonly string[];
  /** @param left The time the whole command has left, in milliseconds. */
  readonly run: (left: number) => Promise<Outcome>;
}

/** Stages that each leave a core idle, and measure nothing that a neighbour could spoil: run at once. */
export type Beside = readonly Stage[];

const reports = "test-results/reports";

const check =
  (what: string, program: string, args: readonly string[]) =>
  async (left: number): Promise<Outcome> => {
    const { code, tooLong } = await run(program, args, { within: left });
    if (code === 0) return passed;
    return failed(tooLong ? `${what}: stopped, no time was left` : `${what}: \`${[program, ...args].join(" ")}\` found something`);
  };

const inOrder =
  (...checks: ((left: number) => Promise<Outcome>)[]) =>
  async (left: number): Promise<Outcome> => {
    const until = Date.now() + left;
    const outcomes: Outcome[] = [];
    for (const one of checks) outcomes.push(await one(until - Date.now()));
    return together(outcomes);
  };

const counted =
  (what: string, file: string, command: (report: string) => readonly string[], count: (what: string, json: string) => Outcome) =>
  async (left: number): Promise<Outcome> => {
    const report = join(reports, file);
    await mkdir(reports, { recursive: true });
    await rm(report, { force: true });
    const { code, tooLong } = await run("npx", command(report), { within: left, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
    const json = await readFile(report, "utf8").catch(() => undefined);
    if (json === undefined) return failed(`${what}: ${tooLong ? "stopped, no time was left" : "ended without a report"}`);
    const outcome = count(what, json);
    // An error outside every test (a rejected promise, a worker that died) is in the exit code only.
    return code === 0 || outcome.failures.length > 0 ? outcome : together([outcome, failed(`${what}: ended with code ${code ?? "none"}`)]);
  };

const vitest = (what: string, project: string) =>
  counted(
    what,
    `${project}.json`,
    (report) => ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    countVitest,
  );

const machine = async (): Promise<Outcome> => {
  const wrong = debianServes() ? await installOnDebian() : await installPlaywrightBrowsers();
  const browsers = wrong === undefined ? passed : failed(wrong);
  return together([
    browsers,
    postgresIsHere()
      ? passed
      : failed("PostgreSQL 15 or later is not here. Run: brew install postgresql (macOS), or apt-get install postgresql (Debian)."),
    nginxIsHere() ? passed : failed("nginx is not here. Run: brew install nginx (macOS), or apt-get install nginx (Debian)."),
  ]);
};

const types: Stage = {
  name: "types",
  run: inOrder(
    check("types", "npx", ["tsc", "--noEmit", "-p", "."]),
    check("types of the service worker", "npx", ["tsc", "--noEmit", "-p", "src/sw"]),
    check("types of the screens", "npx", ["svelte-check", "--tsconfig", "./tsconfig.json", "--fail-on-warnings"]),
  ),
};
const lint: Stage = {
  name: "lint",
  run: inOrder(
    check("lint", "npx", ["eslint", ".", "--max-warnings", "0"]),
    check("format", "npx", ["prettier", "--check", "--log-level", "warn", "."]),
  ),
};
const arrows: Stage = { name: "arrows", run: check("arrows", "npx", ["depcruise", "src", "--output-type", "err"]) };
const unused: Stage = {
  name: "unused code",
  run: inOrder(
    check("unused code", "npx", ["knip"]),
    // What only tests use is no product. What waits for its command, or serves tests from src on purpose, is named in knip.json.
    check("files that only tests use", "npx", ["knip", "--production", "--include", "files"]),
  ),
};

/** Types, lint, arrows, unused code: what needs no browser and no build. */
export const checks: readonly Stage[] = [types, lint, arrows, unused];

/** Everything, in the order that tells most about a failure soonest. */
export const stages: readonly (Stage | Beside)[] = [
  { name: "machine", run: machine },
  [types, arrows, unused],
  // One core each: the simulation's clock is its own.
  [lint, { name: "simulation", run: vitest("simulation", "sim") }],
  { name: "unit", run: vitest("unit", "unit") },
  { name: "browser", needs: ["machine"], run: vitest("browser", "browser") },
  { name: "build", run: check("build", "npx", ["vite", "build"]) },
  {
    name: "end to end",
    needs: ["machine", "build"],
    run: counted(
      "end to end",
      "e2e.json",
      () => ["playwright", "test", "--reporter=list,json,./tests/e2e/harness/tapsReporter.ts"],
      countPlaywright,
    ),
  },
  { name: "size", needs: ["build"], run: check("size", "npx", ["size-limit"]) },
];
