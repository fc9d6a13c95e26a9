/** A child's history reads as people speak, whatever was changed. */
import { describe, expect, it } from "vitest";
import { historyGroups } from "../../../src/domain/historyGroups.ts";
import { kinds } from "../../../src/domain/kinds.ts";
import { fieldSaid, historySaid, valueSaid } from "../../../src/words/historyWords.ts";

const item = (kind: string, did: Parameters<typeof historySaid>[0]["did"], action: string | null = null) =>
  historySaid({ who: "Priya", kind, did, action });

describe("a change", () => {
  it("is a sentence that begins with who did it", () => {
    expect(item("target", "changed")).toBe("Priya changed a target");
    expect(item("observation", "made")).toBe("Priya added a record");
    expect(item("support", "removed")).toBe("Priya removed support");
    expect(item("transition", "made", "nextStep")).toBe("Priya made a next step");
    expect(item("redaction", "takenBack")).toBe("Priya took words back");
    expect(item("observation", "takenBack")).toBe("Words that Priya wrote here were taken back");
    expect(item("picture", "made")).toBe("Priya added a picture");
    expect(item("picture", "takenBack")).toBe("A picture that Priya took was taken away");
    expect(historySaid({ who: "", kind: "state", did: "changed", action: null })).toBe("Somebody changed how a child is");
    expect(item("tomorrow", "changed")).toBe("Priya changed something newer than this app");
  });

  it("names every field of a child’s records, but for what is kept for machines", () => {
    const untold = Object.values(historyGroups)
      .flat()
      .flatMap((kind) =>
        Object.keys(kinds[kind].shape)
          .filter((field) => fieldSaid(field) === null)
          .map((field) => field),
      );
    expect([...new Set(untold)].sort()).toEqual([
      ...[
        "action",
        "after",
        "copyOf",
        "correction",
        "dataPoint",
        "evidence",
        "height",
        "image",
        "judgement",
        "kind",
        "misId",
        "observation",
        "observations",
      ],
      ...[
        "order",
        "original",
        "pictures",
        "portrait",
        "precision",
        "programme",
        "pupil",
        "removedAt",
        "removedWhy",
        "settles",
        "successor",
        "successorOf",
        "target",
        "thumbnail",
        "to",
      ],
      "version",
      "width",
    ]);
  });

  it("says values in the words of the buttons", () => {
    const now = Date.UTC(2026, 10, 24, 9);
    const said = (value: Parameters<typeof valueSaid>[0], field: string) => valueSaid(value, field, now, "Europe/London");
    expect(said({ type: "code", code: "bitOfHelp" }, "went")).toBe("A bit of help");
    expect(said({ type: "code", code: "day" }, "half")).toBe("All day");
    expect(said({ type: "code", code: "public" }, "scope")).toBe("The public");
    expect(said({ type: "code", code: "unheard" }, "why")).toBe("unheard");
    expect(said({ type: "day", day: "2026-11-24" }, "from")).toBe("today");
    expect(said({ type: "instant", instant: now }, "observedAt")).toBe("today 9:00");
    expect(said({ type: "flag", flag: true }, "given")).toBe("Yes");
    expect(said({ type: "number", number: 3 }, "module")).toBe("3");
  });
});
