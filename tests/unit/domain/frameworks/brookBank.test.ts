import { describe, expect, test } from "vitest";
import { bankFaults } from "../../../../src/domain/frameworks/bankRules.ts";
import { brook } from "../../../../src/domain/frameworks/brook.ts";
import { inwardVerbIn, normalised, stepFaults } from "../../../../src/domain/frameworks/stepRules.ts";

const { steps, anchors, sideways, areas, scale } = brook;
const strands = areas.flatMap((area) => area.strands.map(({ id }) => id));
const levels = scale.map(({ id }) => id);
const cells = strands.flatMap((strand) => levels.map((level) => ({ strand, level })));
const within = <T extends { strand: string; level: string }>(all: readonly T[], { strand, level }: { strand: string; level: string }) =>
  all.filter((one) => one.strand === strand && one.level === level);

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
    for (const cell of cells) expect(within(anchors, cell), `${cell.strand} ${cell.level}`).toHaveLength(1);
    expect(new Set(anchors.map(({ words }) => normalised(words))).size).toBe(48);
    for (const { words } of anchors) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  test("places nobody by what cannot be seen", () => {
    expect(anchors.map(({ words }) => inwardVerbIn(words)).filter(Boolean)).toEqual([]);
  });
});

describe("the bank of small steps", () => {
  test("has at least four for every strand and level", () => {
    expect(steps.length).toBeGreaterThanOrEqual(192);
    expect(cells.filter((cell) => within(steps, cell).length < 4)).toEqual([]);
  });

  test.each(steps.map((step) => [step.id, step] as const))("%s is one behaviour that a stranger could see", (_id, step) => {
    expect(stepFaults(step)).toEqual([]);
  });

  test("says nothing twice, and no step is another with a number changed", () => {
    expect(bankFaults(steps)).toEqual([]);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  test("is written as one: capitals only at the start, curly quotes, no full stops", () => {
    const fields = steps.flatMap(({ step, counts, doesntCount, tryItIn }) => [step, counts, doesntCount, tryItIn]);
    expect(fields.filter((field) => !/^[\p{Lu}\p{N}“]/u.test(field))).toEqual([]);
    expect(fields.filter((field) => /[.\s]$|\s{2}|['"]|\s\p{Lu}/u.test(field))).toEqual([]);
  });
});

describe("the suggestions to go sideways", () => {
  test("are one for each strand and level, and none is said twice", () => {
    expect(sideways).toHaveLength(48);
    for (const cell of cells) expect(within(sideways, cell), `${cell.strand} ${cell.level}`).toHaveLength(1);
    expect(new Set(sideways.map(({ words }) => normalised(words))).size).toBe(48);
  });

  test("are a short sentence to the adult, and promise nothing that cannot be seen", () => {
    for (const { words } of sideways) expect(words).toMatch(/^[A-Z].{20,120}\.$/);
    expect(sideways.map(({ words }) => inwardVerbIn(words)).filter(Boolean)).toEqual([]);
  });

  test("offer in every strand a holiday, another person, and less help or another place", () => {
    const ways = [
      /after a holiday/i,
      /\b(?:adult|person|somebody|staff|pupil)\b/i,
      /\b(?:less|leave out|take away|longer|seconds more|lower|one adult’s hand|further off|room|place|position|ground|table|side|garden|hall)\b/i,
    ];
    for (const strand of strands) {
      const words = sideways.filter((one) => one.strand === strand).map((one) => one.words);
      for (const way of ways)
        expect(
          words.filter((one) => way.test(one)),
          `${strand} ${way.source}`,
        ).not.toEqual([]);
    }
  });
});
