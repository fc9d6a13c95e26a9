import { describe, expect, it } from "vitest";
import { cardsArrived } from "../../../src/client/queries/cardsArrived.ts";
import { unread } from "../../../src/store/unread.ts";

describe("every child of a trip is on this iPad", () => {
  const mayRead = ["school", "card/amara", "card/cai", "evidence/cai/2026-27"];
  const read = { epoch: "life-1", seq: 4 };

  it.each([
    ["when both children have come, whatever of their evidence has", { "card/amara": read, "card/cai": read }, true],
    ["not while one has not come", { "card/amara": read }, false],
    ["not while one is in the middle of coming", { "card/amara": read, "card/cai": { ...read, part: "target-3" } }, false],
    ["not while one is to be read again from its beginning", { "card/amara": read, "card/cai": unread }, false],
  ])("%s", (_when, cursors, here) => {
    expect(cardsArrived(mayRead, cursors)).toBe(here);
  });
});
