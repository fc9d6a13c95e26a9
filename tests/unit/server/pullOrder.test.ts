import { describe, expect, it } from "vitest";
import { recentFrom, turns } from "../../../src/server/sync/pullOrder.ts";

const streams = [
  "evidence/ada/2025-26",
  "evidence/ada/2026-27",
  "evidence/bo/2026-27",
  "file/ada",
  "leadership",
  "class/kingfisher",
  "card/bo",
  "card/ada",
  "school",
];
const today = "2026-11-26";

function said(...given: [beginning?: readonly string[], first?: readonly string[]]): string[] {
  const [beginning = streams, first = []] = given;
  return turns(streams, new Set(beginning), first, today).map(({ stream, part }) => (part === "all" ? stream : `${stream}, ${part}`));
}

describe("what a tablet is sent first", () => {
  it("is the school and its children's plans, then what was seen lately of each, the rest of this year, and last year", () => {
    expect(said()).toEqual([
      "school",
      "card/ada",
      "card/bo",
      "class/kingfisher",
      "evidence/ada/2026-27, recent",
      "evidence/bo/2026-27, recent",
      "evidence/ada/2026-27, rest",
      "evidence/bo/2026-27, rest",
      "evidence/ada/2025-26",
      "file/ada",
      "leadership",
    ]);
  });

  it("is the class on screen, and what was seen lately of whom it names, before all", () => {
    const first = ["class/kingfisher", "evidence/bo/2026-27"];
    expect(said(streams, first).slice(0, 3)).toEqual(["class/kingfisher", "evidence/bo/2026-27, recent", "school"]);
  });

  it("does not part what has been begun", () => {
    expect(said(["evidence/ada/2026-27"])).toContain("evidence/bo/2026-27");
  });

  it("counts fourteen days as lately, by the time in a record's id", () => {
    const now = Date.UTC(2026, 10, 26, 9);
    const idAt = (ms: number) =>
      `${ms
        .toString(16)
        .padStart(12, "0")
        .replace(/^(.{8})/, "$1-")}-7123-8123-123456789abc`;
    expect(idAt(now - 13 * 86_400_000) >= recentFrom(now)).toBe(true);
    expect(idAt(now - 15 * 86_400_000) >= recentFrom(now)).toBe(false);
  });
});
