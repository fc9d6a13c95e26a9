import { expect, test } from "vitest";
import { tokensCss } from "../../../src/look/css.ts";
import { hueOf, shapeOf, shapes } from "../../../src/look/shapes.ts";
import { colours, hues, type Colour } from "../../../src/look/tokens.ts";

test("the stylesheet's custom properties are the tokens, and nothing else", async () => {
  await expect(tokensCss()).toMatchFileSnapshot("../../../src/app/styles/tokens.css");
});

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ratio(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
const grounds = [colours.paper, colours.surface, colours.sunk];
const themes = ["light", "dark"] as const;

function smallest(colour: Colour, on: readonly Colour[]): number {
  return Math.min(...themes.flatMap((theme) => on.map((ground) => ratio(colour[theme], ground[theme]))));
}

test("text reads at 4.5 to 1 on every ground, and the edge of a control at 3 to 1", () => {
  for (const name of ["ink", "ink-soft", "accent"] as const) expect(smallest(colours[name], grounds), name).toBeGreaterThanOrEqual(4.5);
  expect(smallest(colours["line-strong"], grounds)).toBeGreaterThanOrEqual(3);
});

test("what is chosen and what a status says reads on its own tint", () => {
  expect(smallest(colours["on-accent"], [colours.accent])).toBeGreaterThanOrEqual(4.5);
  expect(smallest(colours.accent, [colours["accent-soft"]])).toBeGreaterThanOrEqual(4.5);
  for (const name of ["good", "warn", "bad"] as const)
    expect(smallest(colours[name], [colours[`${name}-soft`]]), name).toBeGreaterThanOrEqual(4.5);
});

test("an area's outline carries its contrast, in both themes", () => {
  for (const [name, { line }] of Object.entries(hues)) expect(smallest(line, grounds), name).toBeGreaterThanOrEqual(3);
});

test("eleven shapes, all different, and five engagement areas never share a hue", () => {
  expect(new Set(Object.values(shapes)).size).toBe(11);
  const engagement = ["exploration", "realisation", "anticipation", "persistence", "initiation"] as const;
  expect(new Set(engagement.map((area) => hueOf[area])).size).toBe(5);
  const brook = ["communication", "cognition", "control", "fine", "gross", "wellbeing"] as const;
  expect(new Set(brook.map((area) => hueOf[area])).size).toBe(6);
});

test("an area of a school's own framework has no shape rather than another area's", () => {
  expect(shapeOf("reading")).toBeUndefined();
  expect(shapeOf(null)).toBeUndefined();
  expect(shapeOf("toString")).toBeUndefined();
  expect(shapeOf("gross")).toBe("gross");
});
