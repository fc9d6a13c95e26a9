/** Prints, when all tests are done, how many taps each moment of a lesson took in each browser. */
import type { Reporter, TestCase } from "@playwright/test/reporter";

const type = "taps";

/** What a test says of itself for the table. */
export function tapsLine(moment: string, came: string): { type: string; description: string } {
  return { type, description: `${moment}: ${came}` };
}

export default class TapsReporter implements Reporter {
  readonly #lines: string[] = [];

  onTestEnd(test: TestCase): void {
    const browser = test.titlePath()[1] ?? "";
    this.#lines.push(...test.annotations.flatMap((one) => (one.type === type ? [`  ${browser.padEnd(10)}${one.description ?? ""}`] : [])));
  }

  onEnd(): void {
    if (this.#lines.length > 0)
      process.stdout.write(`\nTaps, from the class screen to a record that is true:\n${this.#lines.join("\n")}\n\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
