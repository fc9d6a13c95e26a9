import { readdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Bench, Count } from "./bench.ts";
import type { Pair } from "./pairs.ts";

/** `npm run bench -- [part of a file's name ...] [--json FILE]`: times as ratios beside their floors, and counts. */
const { values, positionals } = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });

const benchModule = z.object({ default: z.custom<Bench>((exported) => typeof exported === "function", "exports no bench") });

const ms = (time: number): string => `${time.toPrecision(3)} ms`;

const sentence = (line: Pair | Count): string => {
  if ("count" in line) return `  ${line.name}: ${line.count} ${line.unit}`;
  const { name, ours, floor, against, ratio, aim } = line;
  const hope = aim === undefined ? "" : ` (aim ${aim}${ratio > aim ? ": missed" : ""})`;
  return `  ${name}: ${ms(ours.median)}, ${ratio.toFixed(2)} times ${against} (${ms(floor.median)})${hope}, ${ours.raw.length} rounds`;
};

const here = import.meta.dirname;
const files = (await readdir(here))
  .filter((file) => file.endsWith(".bench.ts") && (positionals.length === 0 || positionals.some((part) => file.includes(part))))
  .sort();
if (files.length === 0) throw new Error(`no bench is named ${positionals.join(" or ") || "*.bench.ts"}`);

const results: Record<string, readonly (Pair | Count)[]> = {};
for (const file of files) {
  console.log(file);
  const lines = await benchModule.parse(await import(join(here, file))).default();
  for (const line of lines) console.log(sentence(line));
  results[file] = lines;
}

if (values.json !== undefined) {
  const machine = { node: process.version, processor: cpus()[0]?.model ?? "unknown", cores: cpus().length };
  await writeFile(values.json, JSON.stringify({ machine, results }, undefined, 2));
}
