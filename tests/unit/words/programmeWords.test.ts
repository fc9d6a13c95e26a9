/** Whose a programme is, and when it is looked at again, as people say it. */
import { describe, expect, it } from "vitest";
import { programmeWords, reviewedWords, reviewWords, whoseWords } from "../../../src/words/programmeWords.ts";

const today = "2026-11-24";

describe("a programme", () => {
  it("is told by its name and its author, as far as they are known", () => {
    const said = { title: "Standing programme", who: "Jo Marsh", profession: "Physiotherapist", endedOn: null, removed: false };
    expect(programmeWords(said, today)).toBe("Standing programme: Jo Marsh, physiotherapist");
    expect(programmeWords({ ...said, endedOn: "2026-11-03" }, today)).toBe(
      "Standing programme (ended Tue 3 Nov): Jo Marsh, physiotherapist",
    );
    expect(programmeWords({ ...said, endedOn: "2026-11-03", removed: true }, today)).toBe(
      "Standing programme (removed): Jo Marsh, physiotherapist",
    );
    expect(programmeWords({ ...said, who: "", profession: "" }, today)).toBe("Standing programme");
    expect(whoseWords({ who: "Jo Marsh", profession: "OT" })).toBe("Jo Marsh, OT");
    expect(whoseWords({ who: "", profession: "Physiotherapist" })).toBe("Physiotherapist");
  });

  it("says when its review is, or was due", () => {
    expect(reviewWords("2027-01-12", today)).toBe("Review on Tue 12 Jan 2027");
    expect(reviewWords("2026-11-03", today)).toBe("Review was due Tue 3 Nov");
    expect(reviewWords(today, today)).toBe("Review is due today");
    expect(reviewWords(null, today)).toBe("No day for a review");
  });

  it("says who reviewed it, and what came of it", () => {
    expect(reviewedWords({ on: "2026-11-03", who: "Jo Marsh", said: "Goes on" }, today)).toBe("Reviewed Tue 3 Nov, Jo Marsh: Goes on");
    expect(reviewedWords({ on: "2026-11-03", who: "", said: "" }, today)).toBe("Reviewed Tue 3 Nov");
  });
});
