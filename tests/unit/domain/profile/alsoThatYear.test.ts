import { expect, it } from "vitest";
import { alsoThatYear } from "../../../../src/domain/profile/alsoThatYear.ts";

const years = ["2024-25", "2025-26", "2026-27"];
const wren = { class: "wren", from: "2024-09-03" };

it("a child who came in September and stayed has nothing else in their years", () => {
  expect(alsoThatYear(years, [wren], [])).toEqual([[], [], []]);
  expect(alsoThatYear(years, [], [])).toEqual([[], [], []]);
});

it("one who came in January joined that year", () => {
  expect(alsoThatYear(years, [{ class: "wren", from: "2025-01-06" }], [])).toEqual([[{ of: "joined", on: "2025-01-06" }], [], []]);
});

it("another class is of the year it began in; the same class begun anew is none", () => {
  const places = [{ class: "oak", from: "2026-09-02" }, wren, { class: "wren", from: "2025-09-02" }];
  expect(alsoThatYear(years, places, [])).toEqual([[], [], [{ of: "class", to: "oak" }]]);
});

it("support is told in the order it began, with the rest of its year", () => {
  const places = [wren, { class: "oak", from: "2025-09-02" }];
  const supports = [
    { what: "New seat", from: "2026-02-03" },
    { what: "Switch mount", from: "2025-07-10" },
  ];
  expect(alsoThatYear(years, places, supports)).toEqual([
    [{ of: "support", what: "Switch mount" }],
    [
      { of: "class", to: "oak" },
      { of: "support", what: "New seat" },
    ],
    [],
  ]);
});
