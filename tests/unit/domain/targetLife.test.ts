import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lifeOf, livesOf, type Transition } from "../../../src/domain/targetLife.ts";

function step(id: string, over: Partial<Transition>): Transition {
  return {
    id,
    target: "looks",
    at: id,
    by: "priya",
    after: null,
    settles: [],
    to: "active",
    action: "start",
    successor: null,
    why: null,
    ...over,
  };
}

const started = step("t1", {});

describe("a target's life", () => {
  it("is a draft until somebody starts it", () => {
    expect(lifeOf([])).toEqual({ state: "draft", last: null, dispute: [] });
    expect(lifeOf([started]).state).toBe("active");
  });

  it("follows its transitions whatever order they arrive in", () => {
    const paused = step("t2", { after: "t1", to: "paused", action: "pause" });
    const resumed = step("t3", { after: "t2", to: "active", action: "resume" });
    fc.assert(
      fc.property(fc.shuffledSubarray([started, paused, resumed], { minLength: 3 }), (order) => {
        expect(lifeOf(order)).toMatchObject({ state: "active", dispute: [] });
      }),
    );
  });

  it("is valid when only part of it has arrived", () => {
    expect(lifeOf([step("t3", { after: "t2", to: "paused", action: "pause" })])).toMatchObject({ state: "paused", dispute: [] });
  });
});

describe("two people adjust one target at once", () => {
  const mine = step("t2", { after: "t1", to: "ended", action: "adjust", successor: "easier" });
  const toms = step("t3", { after: "t1", to: "ended", action: "adjust", successor: "shorter", by: "tom" });
  const successors = ["easier", "shorter"].map((target, n) => step(`s${n}`, { target }));
  const all = [started, mine, toms, ...successors];

  it("stands by the later, and tells both of the two", () => {
    expect(lifeOf([started, mine, toms])).toMatchObject({ state: "ended", last: { id: "t3" }, dispute: [{ id: "t3" }, { id: "t2" }] });
  });

  it("makes the successor that does not stand a draft", () => {
    const lives = livesOf(["looks", "easier", "shorter"], all);
    expect([lives.get("easier")?.state, lives.get("shorter")?.state]).toEqual(["draft", "active"]);
  });

  it("ends the dispute when somebody settles it, for mine, for theirs or for both", () => {
    const keepMine = step("t4", { after: "t2", settles: ["t3"], to: "ended", action: "settle", successor: "easier" });
    const lives = livesOf(["looks", "easier", "shorter"], [...all, keepMine]);
    expect(lives.get("looks")).toMatchObject({ state: "ended", dispute: [] });
    expect([lives.get("easier")?.state, lives.get("shorter")?.state]).toEqual(["active", "draft"]);
  });
});

describe("keeping both", () => {
  it("lets both successors go on", () => {
    const mine = step("t2", { after: "t1", to: "ended", action: "adjust", successor: "easier" });
    const toms = step("t3", { after: "t1", to: "ended", action: "adjust", successor: "shorter", by: "tom" });
    const both = [
      step("t4", { after: "t3", settles: ["t2"], to: "ended", action: "settle", successor: "shorter" }),
      step("t5", { after: "t4", to: "ended", action: "settle", successor: "easier" }),
    ];
    const lives = livesOf(
      ["looks", "easier", "shorter"],
      [started, mine, toms, ...both, step("s1", { target: "easier" }), step("s2", { target: "shorter" })],
    );
    expect(lives.get("looks")?.dispute).toEqual([]);
    expect([lives.get("easier")?.state, lives.get("shorter")?.state]).toEqual(["active", "active"]);
  });
});
