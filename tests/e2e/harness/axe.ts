import axe from "axe-core";
import { z } from "zod";
import type { Tablet } from "./tablet.ts";

/**
 * Every rule of axe, level AAA, best practice and experimental ones too, but for `notRun`. A tag takes in rules that axe leaves off
 * unless they are asked for, and leaves out only those that axe itself has given up.
 */
const tags = [
  ...["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
  ...["best-practice", "ACT", "experimental"],
];

/** Which rules are not run, and why. */
export const notRun: Readonly<Record<string, string>> = {
  "color-contrast-enhanced": "7:1, a level that WCAG itself advises nobody to ask of everything: softer ink stands at 6:1",
  "aria-roledescription": "given up by axe",
  "audio-caption": "given up by axe: an automatic rule cannot tell",
  "duplicate-id": "given up by axe: WCAG 2.2 has taken the criterion back",
  "duplicate-id-active": "given up by axe: WCAG 2.2 has taken the criterion back",
  "landmark-complementary-is-top-level": "given up by axe",
};

/** What axe is run with, on every screen. */
export const axeOptions = {
  runOnly: tags,
  rules: { "color-contrast-enhanced": { enabled: false } },
  // Of a rule that passes one place is enough to know that there was something to look at: to describe every one takes longest.
  resultTypes: ["violations"],
};

const results = z.object({
  passes: z.array(z.object({ id: z.string() })),
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
  ),
});

/**
 * What axe finds wrong with the screen as it is, a sentence and the piece of the page each. Empty when nothing is.
 *
 * @throws when axe found nothing to look at, since that would pass for ever.
 */
export const accessibilityProblems = async (tablet: Tablet): Promise<readonly string[]> => {
  const options = JSON.stringify(axeOptions);
  const found = await tablet.run(
    `(async () => { ${axe.source}; const { passes, violations } = await axe.run(document, ${options}); return { passes, violations }; })()`,
  );
  const { passes, violations } = results.parse(found);
  if (passes.length === 0) throw new Error("axe looked at nothing");
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${help}: ${html} ${failureSummary}`),
  );
};
