import { describe, expect, it } from "vitest";
import { brook } from "../../../../src/domain/frameworks/brook.ts";
import {
  gapsOf,
  strandsOf,
  withAnchor,
  withArea,
  withLevel,
  withSideways,
  withoutArea,
  withoutLevel,
  withoutStrand,
  withoutStep,
  withStep,
  withStrand,
} from "../../../../src/domain/frameworks/editing.ts";
import { engagement } from "../../../../src/domain/frameworks/engagement.ts";

const { steps } = brook;
const [first] = steps;
if (!first) throw new Error("the bank has no steps");

describe("a framework on its way to its next version", () => {
  it("says an anchor otherwise, and no other", () => {
    const next = withAnchor(brook, first.strand, first.level, " Stills when somebody comes close ");
    expect(next.anchors).toHaveLength(48);
    expect(next.anchors.filter(({ words }) => words === "Stills when somebody comes close")).toEqual([
      { strand: first.strand, level: first.level, words: "Stills when somebody comes close" },
    ]);
    expect(withAnchor(next, first.strand, first.level, "").anchors).toHaveLength(47);
  });

  it("says sideways otherwise, and leaves the anchor of that level as it is", () => {
    const next = withSideways(brook, first.strand, first.level, "Another adult");
    expect(next.sideways).toHaveLength(48);
    expect(next.sideways.at(-1)).toEqual({ strand: first.strand, level: first.level, words: "Another adult" });
    expect(next.anchors).toEqual(brook.anchors);
    expect(withSideways(next, first.strand, first.level, " ").sideways).toHaveLength(47);
  });

  it("puts a step in the place of the one it was, or after the others", () => {
    const reworded = { ...first, step: "Turns to a voice" };
    expect(withStep(brook, reworded).steps[0]).toEqual(reworded);
    expect(withStep(brook, { ...first, id: "new" }).steps).toHaveLength(steps.length + 1);
    expect(withoutStep(brook, first.id).steps).toHaveLength(steps.length - 1);
  });

  it("loses an area with its anchors and steps, and leaves the others alone", () => {
    const [area] = brook.areas;
    if (!area) throw new Error("there is no area");
    const gone = new Set(area.strands.map(({ id }) => id));
    const next = withoutArea(brook, area.id);
    expect(next.areas).toHaveLength(brook.areas.length - 1);
    expect(next.steps).toEqual(steps.filter(({ strand }) => !gone.has(strand)));
    expect(next.anchors.some(({ strand }) => gone.has(strand))).toBe(false);
  });

  it("keeps the ids, whatever a thing is called now", () => {
    const [area] = brook.areas;
    if (!area) throw new Error("there is no area");
    const next = withArea(brook, { ...area, name: "Expressing" });
    expect(strandsOf(next.areas).map(({ id }) => id)).toEqual(strandsOf(brook.areas).map(({ id }) => id));
    expect(next.steps).toEqual(steps);
  });

  it("files under an area itself where it has no strands", () => {
    expect(strandsOf(engagement.areas)).toHaveLength(5);
  });

  it("gives an area's first strand what the area had of its own: targets, anchors and steps stay under it", () => {
    const plain = withArea(brook, { id: "arts", name: "Arts", strands: [] });
    const anchored = withAnchor(plain, "arts", first.level, "Turns to music");
    const next = withStrand(anchored, "arts", { id: "new", name: "Music" });
    expect(next.areas.at(-1)?.strands).toEqual([{ id: "arts", name: "Music" }]);
    expect(next.anchors.at(-1)).toMatchObject({ strand: "arts", words: "Turns to music" });
    const second = withStrand(next, "arts", { id: "new", name: "Movement" });
    expect(second.areas.at(-1)?.strands.map(({ id }) => id)).toEqual(["arts", "new"]);
    expect(withoutStrand(second, "arts", "new").areas.at(-1)?.strands).toEqual([{ id: "arts", name: "Music" }]);
  });

  it("loses a level with its anchors and steps", () => {
    const next = withoutLevel(brook, "k8");
    expect(next.scale).toHaveLength(7);
    expect(next.anchors).toHaveLength(42);
    expect(next.steps.some(({ level }) => level === "k8")).toBe(false);
  });

  it("names what keeps it from being adopted", () => {
    expect(gapsOf(brook)).toEqual([]);
    expect(gapsOf({ ...brook, name: " " })).toEqual(["nameMissing"]);
    expect(gapsOf(withLevel(brook, { id: "k9", name: "" }))).toEqual(["levelUnnamed"]);
    expect(gapsOf(withStep(brook, { ...first, step: "" }))).toEqual(["stepEmpty"]);
    expect(gapsOf(withArea(brook, { id: "a", name: "Arts", strands: [{ id: "b", name: "" }] }))).toEqual(["areaUnnamed"]);
    expect(gapsOf({ ...engagement, areas: [] })).toEqual(["noAreas"]);
    const many = Array.from({ length: 21 }, (_, at) => ({ id: `a${at}`, name: `Area ${at}`, strands: [] }));
    expect(gapsOf({ ...engagement, areas: many })).toEqual(["tooMany"]);
  });
});
