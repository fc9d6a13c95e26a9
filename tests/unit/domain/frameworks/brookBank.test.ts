import { describe, expect, test } from "vitest";
import { brook } from "../../../../src/domain/frameworks/brook.ts";
import { faultsOf, likeness, normal, withoutNumbers } from "./bankCheck.ts";

const { steps, anchors, areas, scale } = brook;
const strands = areas.flatMap((area) => area.strands.map(({ id }) => id));
const levels = scale.map(({ id }) => id);
const pairs = steps.flatMap((one, index) => steps.slice(index + 1).map((other) => [one, other] as const));

describe("the Brook framework", () => {
  test("has five areas, six strands and eight levels in bands", () => {
    expect(areas.map(({ name }) => name)).toEqual([
      "Communication",
      "Cognition",
      "Environmental Control Technology",
      "Physical",
      "Personal, Social and Emotional Wellbeing",
    ]);
    expect(strands).toEqual(["communication", "cognition", "control", "fine", "gross", "wellbeing"]);
    expect(levels).toEqual(["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"]);
  });

  test("has one line of its own for each strand and level", () => {
    expect(anchors).toHaveLength(48);
    for (const strand of strands) {
      for (const level of levels) expect(anchors.filter((anchor) => anchor.strand === strand && anchor.level === level)).toHaveLength(1);
    }
    expect(new Set(anchors.map(({ words }) => normal(words))).size).toBe(48);
    for (const { words } of anchors) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});

describe("the bank of small steps", () => {
  test("has at least 60, and some for every strand and level", () => {
    expect(steps.length).toBeGreaterThanOrEqual(60);
    for (const strand of strands) {
      for (const level of levels) expect(steps.filter((step) => step.strand === strand && step.level === level).length).toBeGreaterThan(0);
    }
  });

  test.each(steps.map((step) => [step.id, step] as const))("%s is one behaviour that a stranger could see", (_id, step) => {
    expect(faultsOf(step)).toEqual([]);
  });

  test("has no step twice, and ids of their own", () => {
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(new Set(steps.map(({ step }) => normal(step))).size).toBe(steps.length);
  });

  test("has no step that is another with a number changed, or nearly the same words", () => {
    for (const [one, other] of pairs) {
      expect(withoutNumbers(one.step), `${one.id} and ${other.id}`).not.toBe(withoutNumbers(other.step));
      expect(likeness(one.step, other.step), `${one.id} and ${other.id}`).toBeLessThan(0.6);
    }
  });
});

describe("the check", () => {
  const good = { step: "Turns to the sound", counts: "Twice", doesntCount: "A startle", tryItIn: "Hello song" };

  test.each([
    ["Enjoys sensory activities"],
    ["Presses, and understands why"],
    ["Continues to turn to the sound"],
    ["Turns the Lego brick over"],
    ["Turns as a baby of six months would"],
    ["Is happier in the pool"],
    [`Turns ${"and turns ".repeat(10)}to the sound`],
  ])("refuses “%s”", (step) => {
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf({ ...good, step })).not.toEqual([]);
  });

  test("refuses an empty field and sees a changed number", () => {
    expect(faultsOf({ ...good, doesntCount: " " })).toEqual(["a field is empty"]);
    expect(withoutNumbers("Presses 3 times, once more")).toBe(withoutNumbers("Presses five times, twice more!"));
  });
});
