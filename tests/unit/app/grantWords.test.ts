import { describe, expect, it } from "vitest";
import { grantSaid, grantsSaid } from "../../../src/app/school/grantWords.ts";

const today = "2026-11-03";
const named = {
  classes: [{ id: "oak", name: "Oak", type: "class" as const }],
  children: [{ pupil: "ada", name: "Ada", called: ["ada"] }],
};
const open = { from: "2026-09-01", until: null };
const child = (id: string) => ({ ...open, id: `of-${id}`, role: "specialist" as const, scope: { type: "pupil" as const, id } });

describe("what somebody may do", () => {
  it("is said with its place, and its days when they are not always", () => {
    const cover = {
      id: "c",
      role: "cover" as const,
      scope: { type: "class" as const, id: "oak" },
      from: "2026-11-02",
      until: "2026-11-04",
    };
    expect(grantSaid(cover, named, today)).toMatch(/^Cover, Oak, until /);
    expect(grantSaid(child("ada"), named, today)).toBe("Specialist, Ada");
    expect(grantSaid(child("bo"), named, today)).toBe("Specialist, a child who is not on this iPad");
  });

  it("counts the children of a caseload in one line", () => {
    const group = { ...open, id: "g", role: "specialist" as const, scope: { type: "class" as const, id: "oak" } };
    expect(grantsSaid([child("ada"), group, child("bo")], named, today)).toEqual([
      "Specialist, Oak",
      "Specialist, a caseload of 2 children",
    ]);
  });
});
