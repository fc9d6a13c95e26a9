import { describe, expect, it } from "vitest";
import { withSuccessors } from "../../../../src/domain/targets/lineage.ts";

const target = (id: string, successorOf?: string) => ({ id, fields: { successorOf } });

describe("a choice of targets", () => {
  it("stays what it is while nothing came after them", () => {
    expect(withSuccessors(["look", "reach"], [target("look"), target("reach"), target("press")])).toEqual(["look", "reach"]);
  });

  it("takes in what came after one of them, and after that, in whatever order they are told", () => {
    const targets = [target("press twice, wait", "press twice"), target("press twice", "press"), target("press"), target("reach")];
    expect(withSuccessors(["press"], targets)).toEqual(["press", "press twice", "press twice, wait"]);
  });

  it("takes in both, where two people adjusted one", () => {
    expect(withSuccessors(["press"], [target("press softly", "press"), target("press twice", "press")])).toHaveLength(3);
  });

  it("takes in nothing of what came before", () => {
    expect(withSuccessors(["press twice"], [target("press"), target("press twice", "press")])).toEqual(["press twice"]);
  });

  it("comes to an end with targets that go round in a circle", () => {
    expect(withSuccessors(["press"], [target("press", "reach"), target("reach", "press")])).toEqual(["press", "reach"]);
  });
});
