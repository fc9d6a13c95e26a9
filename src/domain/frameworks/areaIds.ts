/** Ids of new areas and strands: each begins with the shape it is drawn with, so that every iPad draws it alike, and for good. */
import { strandsOf, type FrameworkContent } from "./editing.ts";

/** Those that share no colour come first. */
const areaShapes = [
  ...(["communication", "cognition", "control", "fine", "gross", "wellbeing"] as const),
  ...(["exploration", "realisation", "anticipation", "persistence", "initiation"] as const),
];
export type AreaShape = (typeof areaShapes)[number];

const shapeIn = (id: string): AreaShape | undefined => areaShapes.find((shape) => id === shape || id.startsWith(`${shape}--`));
const withShape = (shape: AreaShape | undefined, random: string): string => (shape === undefined ? random : `${shape}--${random}`);

/** A framework whose areas have no shapes gets none with one more: what has a shape would seem to be another's. */
export function newAreaId({ areas }: Pick<FrameworkContent, "areas">, random: string): string {
  const had = strandsOf(areas).map(({ id }) => shapeIn(id));
  return had.includes(undefined)
    ? random
    : withShape(
        areaShapes.find((shape) => !had.includes(shape)),
        random,
      );
}

/** New ids for all that is filed under: of the shapes they had, or of one each where not all of them had one. */
export function freshAreaIds(areas: FrameworkContent["areas"], newId: () => string): Map<string, string> {
  const filed = strandsOf(areas);
  const had = filed.map(({ id }) => shapeIn(id));
  const shapes = had.includes(undefined) ? areaShapes : had;
  return new Map(filed.map(({ id }, at) => [id, withShape(shapes[at], newId())]));
}
