/** How Node loads the files that a fault is in: from the disk, broken, as JavaScript. Everything else is loaded as always. */
import { readFile } from "node:fs/promises";
import type { LoadHook } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { withFault, type Fault } from "./fault.ts";

const src = new URL("../../../src/", import.meta.url);
const faults: Fault[] = [];

export function initialize(given: readonly Fault[]): void {
  faults.push(...given);
}

export const load: LoadHook = async (url, context, nextLoad) => {
  const here = faults.filter(({ file }) => new URL(file, src).href === url);
  if (here.length === 0) return nextLoad(url, context);
  const source = here.reduce(withFault, await readFile(fileURLToPath(url), "utf8"));
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  return { format: "module", shortCircuit: true, source: ts.transpileModule(source, { compilerOptions }).outputText };
};
