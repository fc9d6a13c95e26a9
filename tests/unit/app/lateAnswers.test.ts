import { expect, test } from "vitest";
import { Announcer } from "../../../src/app/state/Announcer.svelte.ts";
import { CountedTally } from "../../../src/app/state/CountedTally.svelte.ts";
import { Doing } from "../../../src/app/state/Doing.svelte.ts";
import { SeenEngagement } from "../../../src/app/state/SeenEngagement.svelte.ts";
import type { Client, CommandName, Commands, Outcome } from "../../../src/client/client.ts";

interface Said {
  name: CommandName;
  input: unknown;
}

/** A desk whose engine answers when it is let: each record it makes has the next number. */
function slowDesk() {
  const said: Said[] = [];
  const waiting: (() => void)[] = [];
  let made = 0;
  const client: Client = {
    query: () => ({ subscribe: () => () => undefined }),
    async command<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
      said.push({ name, input });
      await new Promise<void>((answer) => waiting.push(answer));
      const named = "record" in input && typeof input.record === "string" ? input.record : null;
      const empty = "chips" in input && input.chips.length === 0;
      const value: Commands[N]["value"] = { record: empty ? null : (named ?? `r${(made += 1)}`) };
      return { ok: true, value };
    },
  };
  const doing = new Doing(client);
  const moment = () => ({ activity: null, seenBy: { staff: "p" }, when: { type: "now" as const } });
  /** Lets every answer come, also those to what is said meanwhile. */
  const settle = async () => {
    for (let turn = 0; turn < 60; turn += 1) {
      waiting.shift()?.();
      await Promise.resolve();
    }
  };
  return { desk: { doing, moment, parts: { announcer: new Announcer() } }, said, settle };
}

const stilled = { id: "stilled", label: "Stilled" };
const smiled = { id: "smiled", label: "Smiled" };
const cai = { id: "cai", name: "Cai" };

test("an answer that comes after another area was begun does not join the two moments", async () => {
  const { desk, said, settle } = slowDesk();
  const seen = new SeenEngagement(desk, cai);
  seen.toggleArea("anticipation");
  seen.toggleChip(stilled);
  seen.toggleArea("exploration");
  seen.toggleChip(smiled);
  await settle();
  seen.toggleChip(stilled);
  await settle();
  expect(said.map(({ input }) => input)).toMatchObject([
    { areas: ["anticipation"], chips: ["stilled"], record: null },
    { areas: ["exploration"], chips: ["smiled"], record: null },
    { areas: ["exploration"], chips: ["smiled", "stilled"], record: "r2" },
  ]);
});

test("every chip taken back takes the record, and the next chip begins another", async () => {
  const { desk, said, settle } = slowDesk();
  const seen = new SeenEngagement(desk, cai);
  seen.toggleArea("anticipation");
  seen.toggleChip(stilled);
  seen.toggleChip(smiled);
  seen.toggleChip(stilled);
  seen.toggleChip(smiled);
  seen.toggleChip(smiled);
  await settle();
  expect(said.map(({ input }) => input)).toMatchObject([
    { chips: ["stilled"], record: null },
    { chips: ["stilled", "smiled"], record: "r1" },
    { chips: ["smiled"], record: "r1" },
    { chips: [], record: "r1" },
    { chips: ["smiled"], record: null },
  ]);
  expect(seen.chips).toEqual(["smiled"]);
});

test("a press taken back names the tally and the side, not a count the screen may be behind with", async () => {
  const { desk, said, settle } = slowDesk();
  const tally = new CountedTally(desk, cai, "t", () => ({ tally: { record: "r1", worked: 0, didnt: 0 } }));
  tally.press(true);
  tally.press(false);
  tally.takeBack();
  tally.takeBack();
  expect(tally.canTakeBack).toBe(false);
  await settle();
  expect(said.map(({ name, input }) => [name, input])).toMatchObject([
    ["recordTally", { worked: true, record: "r1" }],
    ["recordTally", { worked: false, record: "r1" }],
    ["takePressBack", { worked: false, record: "r1" }],
    ["takePressBack", { worked: true, record: "r1" }],
  ]);
});
