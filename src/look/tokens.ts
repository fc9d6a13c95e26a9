/**
 * Design tokens as data: the only place of raw colours, sizes and durations. Custom properties, charts and documents are made
 * from them. A colour is a pair, light and dark, so that a theme is `color-scheme` and never a second stylesheet.
 * Ratios in the comments were computed (WCAG 2.2), the smallest of paper, surface and sunk.
 */
export interface Colour {
  light: string;
  dark: string;
}

export const colours = {
  /** Ground: warm paper, so that white cards lift without a shadow. */
  paper: { light: "#f6f4ef", dark: "#17161a" },
  surface: { light: "#ffffff", dark: "#222026" },
  sunk: { light: "#eeeae2", dark: "#2e2b33" },
  /** Hairlines: decoration only. */
  line: { light: "#dfdad0", dark: "#3c3942" },
  /** Edges that say "control": 3.3:1, 4.1:1. */
  "line-strong": { light: "#857f75", dark: "#8f8a97" },
  /** 13.4:1, 12.2:1. */
  ink: { light: "#23211f", dark: "#f3f0eb" },
  /** 6.0:1, 6.9:1: small text still reads in a bright hall. */
  "ink-soft": { light: "#5c5750", dark: "#bcb6ae" },
  /** One accent: aubergine, because no area, and no status, is that colour. 7.0:1, 7.5:1. */
  accent: { light: "#4c4293", dark: "#bfb6f8" },
  "on-accent": { light: "#ffffff", dark: "#1c1738" },
  "accent-soft": { light: "#ece9f8", dark: "#37315f" },
  /** Status: always with an icon and a word; the text is at least 6.1:1 on its own tint. */
  good: { light: "#17603f", dark: "#86d6ae" },
  "good-soft": { light: "#e0f0e8", dark: "#1d3a2e" },
  warn: { light: "#7a4b00", dark: "#f2c46b" },
  "warn-soft": { light: "#fbeed2", dark: "#42331a" },
  bad: { light: "#9c2f12", dark: "#ffa68a" },
  "bad-soft": { light: "#fbe5dc", dark: "#4a2a20" },
  /** Pupils' pebbles: tints without meaning, so far from the areas' colours that nobody reads one into them. */
  "pebble-sand": { light: "#f0e2c9", dark: "#54462e" },
  "pebble-sage": { light: "#dbe8d5", dark: "#3a4a36" },
  "pebble-mist": { light: "#d6e6ec", dark: "#324852" },
  "pebble-rose": { light: "#f3dcd8", dark: "#563b38" },
  "pebble-iris": { light: "#e2def1", dark: "#443e5c" },
} as const satisfies Record<string, Colour>;

/**
 * The areas' hues. The fill is Okabe-Ito, unchanged in both themes: darkening it to reach 3:1 was tried and made orange and
 * vermilion one colour to a deuteranope. The outline carries the contrast instead: at least 3.5:1 light, 5.2:1 dark.
 */
export const hues = {
  blue: { fill: "#0072b2", line: { light: "#0072b2", dark: "#4fb0ee" } },
  sky: { fill: "#56b4e9", line: { light: "#2282ba", dark: "#8fd0f5" } },
  orange: { fill: "#e69f00", line: { light: "#a86e00", dark: "#f3bd4a" } },
  purple: { fill: "#cc79a7", line: { light: "#ae4e84", dark: "#e5a9c9" } },
  green: { fill: "#009e73", line: { light: "#00845f", dark: "#3fc79d" } },
  vermilion: { fill: "#d55e00", line: { light: "#c25100", dark: "#f59a5c" } },
} as const satisfies Record<string, { fill: string; line: Colour }>;
export type Hue = keyof typeof hues;

/** Everything that is not a colour, as custom properties without their dashes. */
export const measures = {
  font: '"Atkinson Hyperlegible Next", system-ui, sans-serif',
  // Five sizes, three weights. 15 px is the floor. Names are the largest thing on a card.
  "text-s": "0.9375rem",
  "text-m": "1.0625rem",
  "text-l": "1.25rem",
  "text-xl": "1.5rem",
  "text-2xl": "2rem",
  regular: "400",
  medium: "560",
  bold: "700",
  leading: "1.35",
  "leading-tight": "1.15",
  // Multiples of 8, and one half step for things that belong together.
  "space-half": "0.25rem",
  "space-1": "0.5rem",
  "space-2": "1rem",
  "space-3": "1.5rem",
  "space-4": "2rem",
  "space-6": "3rem",
  // A finger. 48 is the rule, 44 the floor, 64 for what is tapped while looking at a child.
  tap: "3rem",
  "tap-floor": "2.75rem",
  "tap-big": "4rem",
  // In gloves, gel or paint: 88 wide, 72 high, 12 apart.
  "tap-fat": "4.5rem",
  "tap-fat-wide": "5.5rem",
  "gap-fat": "0.75rem",
  // Two radii: what you press, and what holds it. One shadow: only for what floats over the page.
  radius: "0.625rem",
  "radius-big": "1.25rem",
  shadow: "0 0.5rem 2rem light-dark(rgb(35 33 31 / 0.16), rgb(0 0 0 / 0.5))",
  quick: "140ms",
} as const;
