import { describe, expect, it } from "vitest";
import { targetStates } from "../../../../src/domain/kinds/card.ts";
import { actionsOf, hasSuccessor, stateAfter } from "../../../../src/domain/targets/nextActions.ts";

describe("what can be decided of a target", () => {
  it("never leaves it where it is, but for one that goes on as another", () => {
    for (const state of targetStates)
      for (const action of actionsOf(state)) expect(stateAfter(action) !== state || hasSuccessor(action), `${state}: ${action}`).toBe(true);
  });

  it("is something in every state: nothing is a dead end", () => {
    for (const state of targetStates) expect(actionsOf(state).length).toBeGreaterThan(0);
  });

  it("while it is worked on: the next step, adjust, carry over, pause, stop", () => {
    expect(actionsOf("active")).toEqual(["nextStep", "adjust", "carryOver", "pause", "stop"]);
  });
});
