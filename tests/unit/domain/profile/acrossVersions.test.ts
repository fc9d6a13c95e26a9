/** A child was placed on a ladder that has been edited since. */
import { describe, expect, it } from "vitest";
import { brook } from "../../../../src/domain/frameworks/brook.ts";
import { withoutArea, withoutLevel, withStep } from "../../../../src/domain/frameworks/editing.ts";
import { acrossVersions } from "../../../../src/domain/profile/acrossVersions.ts";

const [first] = brook.steps;
if (!first) throw new Error("the bank has no steps");
const names = ({ scale }: ReturnType<typeof acrossVersions>) => scale.map(({ name }) => name);

describe("a ladder across its versions", () => {
  it("is the version in force where nobody needs another", () => {
    expect(acrossVersions([brook], new Set(["k1"]))).toMatchObject({ scale: brook.scale, steps: brook.steps });
  });

  it("has a level that was taken out, where it was, for those who were placed on it", () => {
    const now = withoutLevel(withoutLevel(brook, "k1"), "k4");
    expect(names(acrossVersions([now, brook], new Set()))).toEqual(["K2", "K3", "K5", "K6", "K7", "K8"]);
    expect(names(acrossVersions([now, brook], new Set(["k4"])))).toEqual(["K2", "K3", "K4", "K5", "K6", "K7", "K8"]);
    expect(names(acrossVersions([now, brook], new Set(["k1"])))).toEqual(["K1", "K2", "K3", "K5", "K6", "K7", "K8"]);
  });

  it("has the strands and steps of an area that was taken out", () => {
    const across = acrossVersions([withoutArea(brook, "cognition"), brook], new Set());
    expect(across.strands.map(({ id }) => id)).toContain("cognition");
    expect(across.steps).toHaveLength(brook.steps.length);
  });

  it("says a step in its latest words", () => {
    const { steps } = acrossVersions([withStep(brook, { ...first, step: "Turns to a voice" }), brook], new Set());
    expect(steps.find(({ id }) => id === first.id)?.step).toBe("Turns to a voice");
    expect(steps).toHaveLength(brook.steps.length);
  });
});
