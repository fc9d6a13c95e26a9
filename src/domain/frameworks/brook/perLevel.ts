import type { Strand } from "./bankStep.ts";

/** What is said once for each strand and level: by strand, K1 first. */
export function perLevel(lines: Record<Strand, readonly string[]>): { strand: string; level: string; words: string }[] {
  return Object.entries(lines).flatMap(([strand, words]) => words.map((line, index) => ({ strand, level: `k${index + 1}`, words: line })));
}
