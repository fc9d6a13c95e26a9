import { describe, expect, it } from "vitest";
import { rowNote, ticksNote, ticksTitle } from "../../../src/words/tickWords.ts";

const hydro = { name: "Hydro", camera: false };
const row = (psp: boolean) => ({ psp, seenBy: null });

describe("what Ticks says above its rows", () => {
  it("is the activity, together or afterwards", () => {
    const shown = { activity: hydro, psp: false, rows: [row(false), row(true)] };
    expect(ticksTitle({ ...shown, when: null })).toBe("Hydro, together");
    expect(ticksNote({ ...shown, when: null })).toBe("A second tap on the same answer is one more. Camera is off here.");
    expect(ticksTitle({ ...shown, when: "This morning" })).toBe("Hydro, this morning");
    expect(ticksNote({ ...shown, when: "This morning", rows: [{ psp: false, seenBy: { staff: "tom" } }] })).toBe(
      "Written afterwards. Camera is off here. Each child’s adult is as last week, until you say.",
    );
  });

  it("is PSP today with no activity, when it is asked for, and where nobody has a target in the activity", () => {
    const none = { activity: null, psp: false, when: null, rows: [] };
    const letters = "Personal, social and physical targets, one or two a child.";
    expect([ticksTitle(none), ticksNote(none)]).toEqual(["PSP today", `${letters} A second tap on the same answer is one more.`]);
    expect(ticksTitle({ ...none, when: "Yesterday" })).toBe("PSP, yesterday");
    const asked = { activity: hydro, psp: true, when: null, rows: [row(true)] };
    expect([ticksTitle(asked), ticksNote(asked)]).toEqual([
      "PSP today",
      `${letters} A second tap on the same answer is one more. Camera is off here.`,
    ]);
    const instead = { ...asked, psp: false };
    expect([ticksTitle(instead), ticksNote(instead)]).toEqual([
      "PSP today",
      `${letters} Nobody here has a target in Hydro. A second tap on the same answer is one more. Camera is off here.`,
    ]);
  });
});

describe("what a row of Ticks says", () => {
  it("is nothing where its targets speak for themselves", () => {
    expect(rowNote({ psp: false, targets: ["a target"] }, "Hydro")).toBeNull();
    expect(rowNote({ psp: true, targets: ["a target"] }, null)).toBeNull();
  });

  it("is that the child has none, or that others stand in", () => {
    expect(rowNote({ psp: true, targets: [] }, null)).toBe("No PSP target");
    expect(rowNote({ psp: true, targets: ["a target"] }, "Hydro")).toBe("No target in Hydro: PSP");
    expect(rowNote({ psp: true, targets: [] }, "Hydro")).toBe("No target in Hydro, and no PSP target");
  });
});
