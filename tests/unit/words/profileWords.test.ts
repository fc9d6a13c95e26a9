/** A profile reads as people speak, and compares a child with nobody but themselves. */
import { describe, expect, it } from "vitest";
import {
  alsoSaid,
  conditionsSaid,
  helpSaid,
  latelySaid,
  measuredSaid,
  stepSaid,
  stillSaid,
  workedMeans,
} from "../../../src/words/profileWords.ts";

describe("what was there", () => {
  it("is said with plain counts, the stimulus first", () => {
    const said = conditionsSaid([
      { of: "stimulus", value: "Foil", times: 4 },
      { of: "stimulus", value: "Rain", times: 1 },
      { of: "place", value: "Hall", times: 3 },
      { of: "half", value: "morning", times: 4 },
      { of: "adult", value: "staff", times: 4 },
      { of: "adult", value: "therapist", times: 1 },
      { of: "state", value: "alert", times: 2 },
    ]);
    expect(said).toEqual({ first: "Foil 4, Rain 1", rest: "Hall 3; mornings 4; with school staff 4, with a therapist 1; alert 2" });
  });

  it("goes without saying where school staff alone were there, and is cut to what is read beside a strip", () => {
    const places = ["Hall", "Class", "Pool", "Garden"].map((value) => ({ of: "place" as const, value, times: 1 }));
    expect(conditionsSaid([...places, { of: "adult", value: "staff", times: 4 }])).toEqual({ first: "", rest: "Hall 1, Class 1, Pool 1" });
    expect(conditionsSaid(places, Infinity).rest).toContain("Garden 1");
  });
});

describe("a journey", () => {
  it("says the middle step, and both where two lie in the middle", () => {
    expect([0, 1.5, 3].map(stepSaid)).toEqual(["not yet", "between lots of help and a bit of help", "on own"]);
  });

  it("is beside the child’s own beginning", () => {
    expect(helpSaid({ first: 1, last: 2 })).toBe("At the beginning lots of help, lately a bit of help.");
    expect(helpSaid({ first: 2, last: 2 })).toBe("A bit of help, as at the beginning.");
    expect(helpSaid(null)).toBe("Too few opportunities yet to compare with the beginning.");
    expect(latelySaid({ times: 5, worked: 4 })).toBe("4 of the last 5 worked.");
    expect(measuredSaid({ unit: "s", first: 14, last: 6 })).toBe("About 6 seconds lately, it was about 14.");
  });

  it("says what worked means", () => {
    const planned = [null, "onOwn", "bitOfHelp", "notYet"] as const;
    expect(planned.map(workedMeans)).toEqual([
      "on own: no help is planned",
      "on own, as planned",
      "with a bit of help or less, as planned",
      "at any help, as planned",
    ]);
  });

  it("says whether it was still there, by the day of the first go", () => {
    const gap = { from: "2026-10-23", until: "2026-11-02", why: "break", still: true } as const;
    expect(stillSaid(gap, "2026-11-24")).toBe("Yes, Mon 2 Nov: the first go after the holiday since Fri 23 Oct.");
    expect(stillSaid({ ...gap, why: "gap", still: false }, "2026-11-24")).toBe(
      "Not at once, Mon 2 Nov: the first go after a long gap since Fri 23 Oct.",
    );
  });
});

it("what else there was in a year", () => {
  expect(alsoSaid({ of: "joined", on: "2027-01-11" })).toBe("Joined in January");
  expect(alsoSaid({ of: "class", to: "Oak" })).toBe("New class: Oak");
  expect(alsoSaid({ of: "support", what: "New seat" })).toBe("New seat");
});
