/** What came of a part of the test command. */
export interface Outcome {
  readonly passed: number;
  /** One sentence or name each, as they are listed at the end. */
  readonly failures: readonly string[];
}

export const passed: Outcome = { passed: 1, failures: [] };

export const failed = (why: string): Outcome => ({ passed: 0, failures: [why] });

/** Sums the parts of a run. */
export const together = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failures: outcomes.flatMap(({ failures }) => failures),
});

/** The line that ends the test command, whatever happened before it. */
export const lastLine = ({ passed, failures }: Outcome): string => `${passed} passed, ${failures.length} failed`;
