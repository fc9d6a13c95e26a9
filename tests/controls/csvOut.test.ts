/** What goes out as CSV: templates, and nothing else yet. Whatever is added here neutralises what a spreadsheet would work out. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { listKinds } from "../../src/domain/listCodes.ts";
import { frameworkTemplateOf } from "../../src/exchange/frameworkList.ts";
import { templateOf } from "../../src/exchange/list/template.ts";

const room = new URL("../../src/", import.meta.url).pathname;

/** Files that make text into a CSV file, or rows into its text. */
function writers(): string[] {
  const files = readdirSync(room, { recursive: true, encoding: "utf8" }).filter((name) => /\.(ts|svelte)$/.test(name));
  return files.filter((name) => /\bunparse\b|type: "text\/csv"/.test(readFileSync(join(room, name), "utf8"))).sort();
}

it("has no cell that a spreadsheet would work out", () => {
  expect(writers()).toEqual(["app/school/saveFile.ts"]);
  const ofFrameworks = (["areas", "levels", "anchors", "sideways", "steps"] as const).map(frameworkTemplateOf);
  for (const text of [...listKinds.map(templateOf), ...ofFrameworks]) {
    const cells = Papa.parse<string[]>(text.replace("\ufeff", "")).data.flat();
    expect(cells.length).toBeGreaterThan(2);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  }
});
