import { beforeEach, describe, expect, test } from "vitest";
import { PressGate, slipMs } from "../../../src/app/press/pressGate.ts";

const onOwn = { name: "On own" };
const notYet = { name: "Not yet" };
let gate: PressGate;
beforeEach(() => {
  gate = new PressGate();
});

/** One finger, down and up on a button. */
function tap(button: object, at: number, pointer = 1): boolean {
  gate.down(pointer, button, at);
  return gate.up(pointer, button, at + 60, true);
}

describe("a press counts on release inside", () => {
  test("a tap acts", () => expect(tap(onOwn, 0)).toBe(true));
  test("a finger that slides off to another button, or to none, does nothing", () => {
    gate.down(1, onOwn, 0);
    expect(gate.up(1, notYet, 80, true)).toBe(false);
    gate.down(1, onOwn, 1000);
    expect(gate.up(1, null, 1080, true)).toBe(false);
  });
  test("a finger that begins beside a button does not press it", () => {
    gate.down(1, null, 0);
    expect(gate.up(1, onOwn, 80, true)).toBe(false);
  });
  test("a touch the browser took for scrolling does nothing", () => {
    gate.down(1, onOwn, 0);
    gate.cancel(1);
    expect(gate.up(1, onOwn, 80, true)).toBe(false);
  });
});

describe("a slip is no answer", () => {
  test("a second touch on another button within 300 ms is ignored", () => {
    expect(tap(onOwn, 0)).toBe(true);
    expect(tap(notYet, 120)).toBe(false);
  });
  test("after that it counts", () => {
    expect(tap(onOwn, 0)).toBe(true);
    expect(tap(notYet, slipMs + 1)).toBe(true);
  });
  test("the same button again at once is one more", () => {
    expect(tap(onOwn, 0)).toBe(true);
    expect(tap(onOwn, 120)).toBe(true);
  });
  test("a mouse is never a slip", () => {
    expect(tap(onOwn, 0)).toBe(true);
    gate.down(1, notYet, 100);
    expect(gate.up(1, notYet, 120, false)).toBe(true);
  });
  test("an ignored slip does not lengthen the wait", () => {
    tap(onOwn, 0);
    tap(notYet, 200);
    expect(tap(notYet, 320)).toBe(true);
  });
});

describe("two fingers at once are nobody's answer", () => {
  test("neither acts, whichever lifts first", () => {
    gate.down(1, onOwn, 0);
    gate.down(2, notYet, 30);
    expect(gate.up(2, notYet, 60, true)).toBe(false);
    expect(gate.up(1, onOwn, 90, true)).toBe(false);
  });
  test("a palm beside the buttons counts as a finger", () => {
    gate.down(1, null, 0);
    gate.down(2, notYet, 30);
    expect(gate.up(2, notYet, 60, true)).toBe(false);
  });
  test("a thumb that holds the iPad does not", () => {
    gate.down(1, null, 0);
    expect(tap(onOwn, 1500, 2)).toBe(true);
    expect(tap(notYet, 2500, 2)).toBe(true);
  });
});
