/** A framework of the school's own, as it is begun, and what its areas are drawn with. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newAreaId } from "../../../../src/domain/frameworks/areaIds.ts";
import { begun } from "../../../../src/domain/frameworks/beginning.ts";
import { brook } from "../../../../src/domain/frameworks/brook.ts";
import { gapsOf, strandsOf, withArea, withoutArea, type FrameworkContent } from "../../../../src/domain/frameworks/editing.ts";
import { psp } from "../../../../src/domain/frameworks/psp.ts";
import { shippedFrameworks } from "../../../../src/domain/frameworks/shipped.ts";
import { kinds } from "../../../../src/domain/kinds.ts";
import { hueOf, shapeOf } from "../../../../src/look/shapes.ts";

const said = { name: "Rainbow", pathways: ["stream", null], levels: true };
function ids() {
  let made = 0;
  return () => `id-${(made += 1)}`;
}
const idsOf = ({ areas, scale, steps }: Pick<FrameworkContent, "areas" | "scale" | "steps">) =>
  [...areas, ...areas.flatMap(({ strands }) => strands), ...scale, ...steps].map(({ id }) => id);
const shapesOf = ({ areas }: FrameworkContent) => strandsOf(areas).map(({ id }) => shapeOf(id));

describe("a framework that is begun empty", () => {
  it("has its name, its pathways, and one level to name where it is a ladder", () => {
    expect(begun(said, null, ids())).toMatchObject({
      name: "Rainbow",
      pathways: ["stream", null],
      areas: [],
      scale: [{ name: "" }],
      steps: [],
    });
    expect(gapsOf(begun(said, null, ids()))).toEqual(["noAreas", "levelUnnamed"]);
    expect(begun({ ...said, levels: false }, null, ids()).scale).toEqual([]);
  });
});

describe("a framework that is begun as a copy", () => {
  it.each(shippedFrameworks.map((one) => [one.name, one] as const))("of %s says the same, and shares no id with it", (_name, original) => {
    const copy = begun(said, original, ids());
    const named = <T extends { id: string }>(all: readonly T[]) => all.map(({ id: _id, ...rest }) => ({ ...rest, strand: "", level: "" }));
    expect(copy.areas.map(({ name, prompt, needs }) => [name, prompt, needs])).toEqual(
      original.areas.map(({ name, prompt, needs }) => [name, prompt, needs]),
    );
    expect(copy.scale.map(({ name, band }) => [name, band])).toEqual(original.scale.map(({ name, band }) => [name, band]));
    expect(named(copy.steps)).toEqual(named(original.steps));
    expect([copy.anchors, copy.sideways].map((all) => all.map(({ words }) => words))).toEqual(
      [original.anchors, original.sideways].map((all) => all.map(({ words }) => words)),
    );
    const had = new Set(idsOf(original));
    expect(idsOf(copy).filter((id) => had.has(id))).toEqual([]);
    expect(gapsOf(copy)).toEqual([]);
    const version = { framework: "own", version: 1, example: false, ...copy };
    expect(kinds.frameworkVersion.change.safeParse(version)).toMatchObject({ success: true });
  });

  it("keeps every step, anchor and sideways line at its strand and level", () => {
    const copy = begun(said, brook, ids());
    const placeIn = ({ areas, scale }: FrameworkContent, { strand, level }: { strand: string; level: string }) => [
      strandsOf(areas).find(({ id }) => id === strand)?.name,
      scale.find(({ id }) => id === level)?.name,
    ];
    for (const lines of ["steps", "anchors", "sideways"] as const)
      expect(copy[lines].map((one) => placeIn(copy, one))).toEqual(brook[lines].map((one) => placeIn(brook, one)));
  });

  it("keeps the shapes of its areas, and has some where there were none", () => {
    expect(shapesOf(begun(said, brook, ids()))).toEqual(strandsOf(brook.areas).map(({ id }) => id));
    const copy = shapesOf(begun(said, psp, ids()));
    expect(copy).not.toContain(undefined);
    expect(new Set(copy).size).toBe(6);
  });
});

describe("an area of a school's own framework", () => {
  const empty = begun(said, null, ids());

  it("has a shape that no other of it has, however areas come and go; six of them share no colour", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 20 }), (moves) => {
        const newId = ids();
        let content = empty;
        for (const move of moves) {
          const gone = content.areas[move - 3];
          content = gone
            ? withoutArea(content, gone.id)
            : withArea(content, { id: newAreaId(content, newId()), name: "An area", strands: [] });
          const shapes = shapesOf(content).flatMap((shape) => shape ?? []);
          expect(new Set(shapes).size).toBe(shapes.length);
          if (content.areas.length <= 11) expect(shapes.length).toBe(content.areas.length);
        }
      }),
    );
    let content = empty;
    for (const name of "ABCDEF") content = withArea(content, { id: newAreaId(content, name.toLowerCase()), name, strands: [] });
    expect(new Set(shapesOf(content).flatMap((shape) => (shape ? [hueOf[shape]] : []))).size).toBe(6);
  });

  it("has none in a framework whose areas have none", () => {
    expect(newAreaId(psp, "new")).toBe("new");
  });
});
