/** What a chart is drawn with: the same tokens as everything else, which a canvas cannot read for itself. */
import { colours, measures } from "../../look/tokens.ts";

export interface ChartLook {
  ink: string;
  soft: string;
  line: string;
  edge: string;
  accent: string;
  surface: string;
  font: string;
}

export function chartLook(dark: boolean): ChartLook {
  const of = (name: keyof typeof colours) => colours[name][dark ? "dark" : "light"];
  return {
    ...{ ink: of("ink"), soft: of("ink-soft"), line: of("line"), edge: of("line-strong") },
    ...{ accent: of("accent"), surface: of("surface"), font: measures.font },
  };
}
