import { expect, it } from "vitest";
import { alsoThatYear } from "../../../../src/domain/profile/alsoThatYear.ts";

const years = ["2024-25", "2025-26", "2026-27"];
const put = "2023-08-28";
const wren = { class: "wren", from: "2024-09-03", put };

it("a child who came in September and stayed has nothing else in their years", () => {
  expect(alsoThatYear(years, [wren], [])).toEqual([[], [], []]);
  expect(alsoThatYear(years, [], [])).toEqual([[], [], []]);
});

it("one who came in January joined that year", () => {
  expect(alsoThatYear(years, [{ class: "wren", from: "2025-01-06", put }], [])).toEqual([[{ of: "joined", on: "2025-01-06" }], [], []]);
});

it("nobody joined in the month in which their school began with the app, unless its list says an earlier day", () => {
  const begun = "2025-11-10";
  const came = (from: string) => alsoThatYear(years, [{ class: "wren", from, put: begun }], [])[1];
  expect(came(begun)).toEqual([]);
  expect(came("2025-12-02")).toEqual([]);
  expect(came("2026-01-12")).toEqual([{ of: "joined", on: "2026-01-12" }]);
  expect(came("2025-10-13")).toEqual([{ of: "joined", on: "2025-10-13" }]);
});

it("another class is of the year it began in; the same class begun anew is none", () => {
  const places = [{ class: "oak", from: "2026-09-02", put }, wren, { class: "wren", from: "2025-09-02", put }];
  expect(alsoThatYear(years, places, [])).toEqual([[], [], [{ of: "class", to: "oak" }]]);
});

it("support is told in the order it began, with the rest of its year", () => {
  const places = [wren, { class: "oak", from: "2025-09-02", put }];
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
