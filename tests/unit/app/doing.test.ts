import { expect, test } from "vitest";
import { Doing } from "../../../src/app/state/Doing.svelte.ts";
import type { Client, CommandName, Commands, Outcome } from "../../../src/client/client.ts";

/** A client that takes palms, one at a time, and can be full. */
function palms() {
  const taken: (string | null)[] = [];
  const state = { full: false, broken: false, lost: false };
  const client: Client = {
    query: () => ({ subscribe: () => () => undefined }),
    async command<N extends CommandName>(_name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
      await Promise.resolve();
      if (state.broken) throw new TypeError("a bug");
      if (state.lost) return { ok: false, code: "reload_needed" };
      if (state.full) return { ok: false, code: "quota" };
      taken.push("record" in input && typeof input.record === "string" ? input.record : null);
      const value: Commands[N]["value"] = { record: "r1" };
      return { ok: true, value };
    },
  };
  const doing = new Doing(client);
  let record: string | null = null;
  const press = () =>
    doing.run(
      "recordTally",
      "Worked",
      () => ({
        pupil: "cai",
        target: "t",
        worked: true,
        record,
        moment: { activity: null, seenBy: { staff: "p" }, when: { type: "now" } },
      }),
      (value) => {
        record = value.record;
      },
    );
  return { doing, press, taken, state };
}

test("two quick presses count in one record: the second waits for what the first made", async () => {
  const { press, taken } = palms();
  await Promise.all([press(), press()]);
  expect(taken).toEqual([null, "r1"]);
});

test("what a full tablet cannot keep is held, and kept once there is room", async () => {
  const { doing, press, taken, state } = palms();
  state.full = true;
  await press();
  expect(doing.held.map(({ code, what }) => [code, what])).toEqual([["quota", "Worked"]]);
  await doing.retry();
  expect(doing.held).toHaveLength(1);
  state.full = false;
  await doing.retry();
  expect(doing.held).toHaveLength(0);
  expect(taken).toHaveLength(1);
});

test("a later act that is kept does not drop an earlier one that is held", async () => {
  const { doing, press, state } = palms();
  state.full = true;
  await press();
  state.full = false;
  await press();
  expect(doing.held).toHaveLength(1);
  doing.letGo();
  expect(doing.held).toHaveLength(0);
});

test("an act with nothing to do is left out", async () => {
  const { doing, taken } = palms();
  expect(await doing.run("undo", "Undo", () => null)).toBe(false);
  expect(taken).toEqual([]);
});

test("an act whose command breaks is held like one that is refused, and the next one is carried out", async () => {
  const { doing, press, taken, state } = palms();
  state.broken = true;
  expect(await press()).toBe(false);
  expect(doing.held).toMatchObject([{ code: "failed", what: "Worked" }]);
  state.broken = false;
  expect(await press()).toBe(true);
  expect(taken).toHaveLength(1);
  await doing.retry();
  expect(doing.held).toEqual([]);
  expect(taken).toHaveLength(2);
});

test("an act that may have reached the disk is not tried again, because it would count twice", async () => {
  const { doing, press, taken, state } = palms();
  state.full = true;
  await press();
  state.full = false;
  state.lost = true;
  expect(await press()).toBe(false);
  state.lost = false;
  await doing.retry();
  expect(taken).toEqual([]);
  expect(doing.held.map(({ code }) => code)).toEqual(["quota", "reload_needed"]);
});

test("what nobody tapped is never held, and waits its turn like a tap", async () => {
  const { doing, press, taken, state } = palms();
  state.full = true;
  const remembered = { day: "2025-12-04", seenBy: {}, tool: {}, typed: [], notes: {} };
  expect(await doing.quietly("remember", remembered)).toBe(false);
  expect(doing.held).toEqual([]);
  state.full = false;
  const [, kept] = await Promise.all([press(), doing.quietly("remember", remembered)]);
  expect([kept, taken.length]).toEqual([true, 2]);
});
