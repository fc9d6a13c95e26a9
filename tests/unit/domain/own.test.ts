import { describe, expect, it } from "vitest";
import { mayWrite } from "../../../src/domain/access.ts";
import { ownStreams, rolesOver, type School } from "../../../src/domain/own.ts";
import type { Grant, Role } from "../../../src/domain/roles.ts";

const day = "2026-11-24";

function grant(person: string, role: Role, scope: Grant["scope"], from = "2026-09-01", until: string | null = null): Grant {
  return { id: `${person}-${role}`, person, role, scope, from, until };
}

const school: School = {
  grants: [
    grant("tom", "ta", { type: "class", id: "kingfisher" }),
    grant("priya", "teacher", { type: "class", id: "kingfisher" }),
    grant("marcia", "phaseLeader", { type: "phase", id: "1" }),
    grant("ruth", "specialist", { type: "pupil", id: "bilal" }),
    grant("sam", "cover", { type: "class", id: "kingfisher" }, day, day),
    grant("helen", "leader", { type: "school" }),
    grant("it", "technician", { type: "school" }),
  ],
  places: [
    { pupil: "ada", of: "class", value: "kingfisher", from: "2026-09-01", until: null },
    { pupil: "bilal", of: "class", value: "oak", from: "2026-09-01", until: null },
    { pupil: "bilal", of: "group", value: "trip", from: day, until: day },
    { pupil: "cai", of: "class", value: "kingfisher", from: "2025-09-01", until: "2026-11-20" },
  ],
  classes: [
    { id: "kingfisher", phase: "1" },
    { id: "oak", phase: "2" },
    { id: "trip", phase: null },
  ],
};

describe("what is a person's own", () => {
  it("never gives a teaching assistant a file", () => {
    const own = ownStreams("tom", day, school);
    expect([...own.keys()].filter((name) => name.startsWith("file/"))).toEqual([]);
    expect(own.get("card/ada")?.read).toBe("all");
    expect(own.has("evidence/ada/2026-27")).toBe(true);
    expect(own.has("evidence/ada/2025-26")).toBe(true);
  });

  it("is dated: a child who moved away on Friday is nobody's here on Tuesday", () => {
    expect(ownStreams("tom", day, school).has("card/cai")).toBe(false);
    expect(ownStreams("tom", "2026-11-20", school).has("card/cai")).toBe(true);
  });

  it("gives a trip's adults its children until midnight", () => {
    const withTrip = { ...school, grants: [...school.grants, grant("tom", "ta", { type: "class", id: "trip" }, day, day)] };
    expect(ownStreams("tom", day, withTrip).has("card/bilal")).toBe(true);
    expect(ownStreams("tom", "2026-11-25", withTrip).has("card/bilal")).toBe(false);
  });

  it("lets cover write evidence and read only their own records, for their day", () => {
    expect(ownStreams("sam", day, school).get("evidence/ada/2026-27")).toEqual({ read: "own", write: "all" });
    expect(ownStreams("sam", "2026-11-25", school).size).toBe(0);
  });

  it("gives a specialist the caseload and nobody else", () => {
    expect([...ownStreams("ruth", day, school).keys()].sort()).toEqual([
      "card/bilal",
      "evidence/bilal/2025-26",
      "evidence/bilal/2026-27",
      "school",
    ]);
  });

  it("gives a phase leader the phase, and a technician no child", () => {
    expect(ownStreams("marcia", day, school).get("file/ada")?.write).toBe("all");
    expect(ownStreams("marcia", day, school).has("card/bilal")).toBe(false);
    expect(ownStreams("it", day, school).size).toBe(0);
  });

  it("keeps evidence off a leader's tablet until it is asked for", () => {
    expect(ownStreams("helen", day, school).get("evidence/ada/2026-27")?.read).toBe("demand");
  });

  it("knows who may correct another adult's record", () => {
    expect(rolesOver("priya", day, "evidence/ada/2026-27", school)).toEqual(["teacher"]);
    expect(rolesOver("priya", day, "evidence/bilal/2026-27", school)).toEqual([]);
  });
});

describe("writing", () => {
  it("lets a TA mark a day and set a state, and nothing else of class and card", () => {
    const own = ownStreams("tom", day, school);
    const card = own.get("card/ada");
    const named = own.get("class/kingfisher");
    if (!card || !named) throw new Error("a TA has a class");
    expect(mayWrite(card, "state")).toBe(true);
    expect(mayWrite(card, "target")).toBe(false);
    expect(mayWrite(named, "didntHappen")).toBe(true);
    expect(mayWrite(named, "activity")).toBe(false);
  });
});
