import axe from "axe-core";
import { z } from "zod";
import type { Tablet } from "./tablet.ts";

/** Every rule there is, best practice and experimental ones too, but for the level that WCAG itself advises nobody to ask of everything. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice", "ACT", "experimental"];

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
  const options = JSON.stringify({ runOnly: tags, resultTypes: ["violations", "passes"] });
  const found = await tablet.run(
    `(async () => { ${axe.source}; const { passes, violations } = await axe.run(document, ${options}); return { passes, violations }; })()`,
  );
  const { passes, violations } = results.parse(found);
  if (passes.length === 0) throw new Error("axe looked at nothing");
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${help}: ${html} ${failureSummary}`),
  );
};
