/** Eleven shapes, one for each area: shape alone tells them apart, colour only agrees. Path data in a box of 24 by 24. */
import type { AreaShape } from "../domain/frameworks/areaIds.ts";
import type { Hue } from "./tokens.ts";

export const shapes = {
  exploration: "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z",
  realisation: "m12 1.5 3.1 6.9 7.4.8-5.5 5.1 1.5 7.4L12 18l-6.5 3.7L7 14.3 1.5 9.2l7.4-.8z",
  anticipation: "M4 2.5 21.5 12 4 21.5z",
  persistence: "M4.5 3h15A1.5 1.5 0 0 1 21 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 19.5v-15A1.5 1.5 0 0 1 4.5 3z",
  initiation: "M12 .8 23.2 12 12 23.2.8 12z",
  communication: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8z",
  cognition: "M12 1.5 21.2 6.7v10.6L12 22.5l-9.2-5.2V6.7z",
  control: "M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.5H2v-7h6.5z",
  fine: "M3.5 20.5V10a8.5 8.5 0 0 1 17 0v10.5h-5V14h-2v6.5h-3V14h-2v6.5z",
  gross: "M1.5 18a10.5 10.5 0 0 1 21 0z",
  wellbeing: "M12 21.5C5.5 17 1.8 13 1.8 8.5A5.3 5.3 0 0 1 12 6.3a5.3 5.3 0 0 1 10.2 2.2c0 4.5-3.7 8.5-10.2 13z",
} as const satisfies Record<AreaShape, string>;
export type Shape = keyof typeof shapes;

/** One hue a shape. Within a framework no two areas share one; across frameworks the shape tells them apart. */
export const hueOf = {
  exploration: "blue",
  realisation: "orange",
  anticipation: "purple",
  persistence: "green",
  initiation: "vermilion",
  communication: "sky",
  cognition: "purple",
  control: "orange",
  fine: "blue",
  gross: "vermilion",
  wellbeing: "green",
} as const satisfies Record<Shape, Hue>;

/** The shape an area or strand is drawn with, by its id, which begins with it; undefined where there is none. */
export function shapeOf(area: string | null): Shape | undefined {
  const [name = ""] = area?.split("--") ?? [];
  return isShape(name) ? name : undefined;
}

function isShape(name: string): name is Shape {
  return Object.hasOwn(shapes, name);
}
