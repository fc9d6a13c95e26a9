import { z } from "zod";
import { failed, together, type Outcome } from "./outcome.ts";

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const oneTest = z.object({ status: z.enum(["expected", "unexpected", "flaky", "skipped"]), projectName: z.string() });
const oneSpec = z.object({ title: z.string(), file: z.string(), tests: z.array(oneTest) });
interface Suite {
  readonly title: string;
  readonly specs: readonly z.infer<typeof oneSpec>[];
  readonly suites?: readonly Suite[] | undefined;
}
const oneSuite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(oneSpec), suites: z.array(oneSuite).optional() }),
);
const playwrightReport = z.object({ suites: z.array(oneSuite), errors: z.array(z.object({ message: z.string().optional() })) });

/** A run without tests is a failure: a pattern that no longer matches anything would stay green for ever. */
const ranSomething = (what: string, outcome: Outcome): Outcome =>
  outcome.passed + outcome.failures.length === 0 ? failed(`${what}: not one test ran`) : outcome;

/**
 * Counts a Vitest JSON report. Skipped and pending tests count as failed, since a skipped test is no test; so does a file that broke
 * before its first test.
 */
export const countVitest = (what: string, json: string): Outcome =>
  ranSomething(
    what,
    together(
      vitestReport.parse(JSON.parse(json)).testResults.map(({ name, status, message, assertionResults }) => {
        const bad = assertionResults.filter((test) => test.status !== "passed");
        const broken = status !== "passed" && bad.length === 0;
        return {
          passed: assertionResults.length - bad.length,
          failures: [
            ...bad.map((test) => `${what}: ${test.fullName} (${test.status})`),
            ...(broken ? [`${what}: ${name}: ${message}`] : []),
          ],
        };
      }),
    ),
  );

const specsOf = (suite: Suite): readonly z.infer<typeof oneSpec>[] => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];

/** Counts a Playwright JSON report. Flaky (passed at the second try) and skipped count as failed. */
export const countPlaywright = (what: string, json: string): Outcome => {
  const { suites, errors } = playwrightReport.parse(JSON.parse(json));
  const tests = suites.flatMap(specsOf).flatMap(({ title, file, tests }) => tests.map((test) => ({ title, file, ...test })));
  const bad = tests.filter(({ status }) => status !== "expected");
  return ranSomething(what, {
    passed: tests.length - bad.length,
    failures: [
      ...bad.map(({ title, file, projectName, status }) => `${what}: ${file} › ${title} [${projectName}] (${status})`),
      ...errors.map(({ message }) => `${what}: ${message ?? "an error outside every test"}`),
    ],
  });
};
