import type { Fields } from "../kinds.ts";

/**
 * Whether a target is a personal, social and physical one. A list that was pasted before it said its framework has only an area, which
 * tells it as it was shipped: asking the school's own would read its frameworks, banks and all, in a lesson.
 */
export function isPsp({ framework, area = "" }: Pick<Fields<"target">, "framework" | "area">): boolean {
  return framework === undefined ? /^(personal|social|physical)-/u.test(area) : framework === "psp";
}
