/** Which children work with a framework. */
import { describe, expect, it } from "vitest";
import { inForce, isOwn, isUnused } from "../../../../src/domain/frameworks/pathways.ts";

describe("a framework", () => {
  it("is for the children of the pathways it names, and for nobody else", () => {
    const own = { framework: "own", pathways: ["brook", null] };
    expect(["brook", null, "stream"].map((pathway) => isOwn(own, pathway))).toEqual([true, true, false]);
  });

  it("that names none is Brook's children's where it is Brook, and everybody else's where it is not", () => {
    expect(["brook", null, "stream", "elm"].map((pathway) => isOwn({ framework: "brook" }, pathway))).toEqual([true, false, false, false]);
    expect(["brook", null, "stream", "elm"].map((pathway) => isOwn({ framework: "psp" }, pathway))).toEqual([false, true, true, true]);
  });

  it("is used no longer once nobody's children work with it", () => {
    expect([{ pathways: [] }, { pathways: [null] }, {}].map((one) => isUnused(one))).toEqual([true, false, false]);
  });

  it("is as its latest version says", () => {
    const versions = [1, 3, 2].map((version) => ({ framework: "own", version }));
    expect(inForce([...versions, { framework: "other", version: 1 }])).toEqual([
      { framework: "own", version: 3 },
      { framework: "other", version: 1 },
    ]);
  });
});
