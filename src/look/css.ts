/** The tokens as CSS custom properties. `src/app/styles/tokens.css` is this text; a test holds the two together. */
import { hueOf } from "./shapes.ts";
import { colours, hues, measures, type Colour } from "./tokens.ts";

const pair = ({ light, dark }: Colour) => `light-dark(${light}, ${dark})`;

const face = (file: string, range?: string) =>
  [
    "@font-face {",
    '  font-family: "Atkinson Hyperlegible Next";',
    `  src: url("/fonts/${file}") format("woff2");`,
    "  font-weight: 200 800;",
    "  font-display: swap;",
    ...(range === undefined ? [] : [`  unicode-range: ${range};`]),
    "}",
  ].join("\n");

/** Names with ł, ş, ő, ạ: loaded only when a page holds one. */
const latinExtended = "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF";

const rule = (selector: string, lines: readonly string[]) => `${selector} {\n${lines.map((line) => `  ${line};`).join("\n")}\n}`;

/** The whole stylesheet, formatted as Prettier leaves it. */
export function tokensCss(): string {
  const properties = [
    "color-scheme: light dark",
    ...Object.entries(colours).map(([name, colour]) => `--${name}: ${pair(colour)}`),
    ...Object.entries(hues).flatMap(([name, { fill, line }]) => [`--${name}: ${fill}`, `--${name}-line: ${pair(line)}`]),
    ...Object.entries(measures).map(([name, value]) => `--${name}: ${value}`),
  ];
  // Paper is white: a page made for it is dark on light on a dark screen as well, and prints so from any browser.
  const onPaper = [
    "color-scheme: light",
    ...Object.entries(colours).map(([name, { light }]) => `--${name}: ${light}`),
    "color: var(--ink)",
  ];
  const areas = Object.entries(hueOf).map(([shape, hue]) =>
    rule(`.area-${shape}`, [`--fill: var(--${hue})`, `--edge: var(--${hue}-line)`]),
  );
  return [
    "/* Made from src/look by its test (vitest -u writes it): change the tokens there. */",
    face("atkinson-hyperlegible-next-latin-wght-normal.woff2"),
    face("atkinson-hyperlegible-next-latin-ext-wght-normal.woff2", latinExtended),
    rule(":root", properties),
    `@media (prefers-reduced-motion: reduce) {\n  :root {\n    --quick: 0ms;\n  }\n}`,
    rule(".on-paper", onPaper),
    ...areas,
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
