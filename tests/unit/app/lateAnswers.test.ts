import { expect, test } from "vitest";
import { Announcer } from "../../../src/app/state/Announcer.svelte.ts";
import { Clock } from "../../../src/app/state/Clock.svelte.ts";
import { CountedTally } from "../../../src/app/state/CountedTally.svelte.ts";
import { Doing } from "../../../src/app/state/Doing.svelte.ts";
import { SeenEngagement } from "../../../src/app/state/SeenEngagement.svelte.ts";
import type { Client, CommandName, Commands, Moment, Outcome } from "../../../src/client/client.ts";

interface Said {
  name: CommandName;
  input: unknown;
}

/** A desk whose engine answers when it is let: each record it makes has the next number. */
function slowDesk() {
  const said: Said[] = [];
  const waiting: (() => void)[] = [];
  const presses = new Map<string, number>();
  const spoken: Moment = { activity: null, seenBy: { staff: "p" }, when: { type: "now" } };
  const now = { moment: spoken, time: 0 };
  let made = 0;
  const client: Client = {
    query: () => ({ subscribe: () => () => undefined }),
    async command<N extends CommandName>(name: N, input: Commands[N]["input"]): Promise<Outcome<Commands[N]["value"]>> {
      said.push({ name, input });
      await new Promise<void>((answer) => waiting.push(answer));
      const named = "record" in input && typeof input.record === "string" ? input.record : null;
      const empty = "chips" in input && input.chips.length === 0;
      const record = named ?? `r${(made += 1)}`;
      if ("worked" in input) {
        presses.set(record, (presses.get(record) ?? 0) + (name === "takePressBack" ? -1 : 1));
        const value: Commands[N]["value"] = { record, worked: presses.get(record) ?? 0, didnt: 0 };
        return { ok: true, value };
      }
      const value: Commands[N]["value"] = { record: empty ? null : record };
      return { ok: true, value };
    },
  };
  const doing = new Doing(client);
  const clock = new Clock(() => now.time);
  const moment = () => now.moment;
  /** Somebody says another adult, time or activity in the bar; or time passes. */
  const change = ({ minutes = 0, ...moment }: Partial<Moment> & { minutes?: number }) => {
    now.moment = { ...now.moment, ...moment };
    now.time += minutes * 60_000;
    clock.tick();
  };
  /** Lets every answer come, also those to what is said meanwhile. */
  const settle = async () => {
    for (let turn = 0; turn < 60; turn += 1) {
      waiting.shift()?.();
      await Promise.resolve();
    }
  };
  return { desk: { doing, moment, parts: { announcer: new Announcer(), clock } }, said, settle, change };
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
    ["recordTally", { worked: true, record: null }],
    ["recordTally", { worked: false, record: "r1" }],
    ["takePressBack", { worked: false, record: "r1" }],
    ["takePressBack", { worked: true, record: "r1" }],
  ]);
});

test.each([
  ["another adult is said", { seenBy: { staff: "leanne" } }],
  ["another time is said", { when: { type: "thisMorning" } }],
  ["the activity ends", { activity: null }],
  ["eleven minutes pass", { minutes: 11 }],
] as const)(
  "when %s, what a child does from then on is another record, and what was seen before stays as it was said",
  async (_what, to) => {
    const { desk, said, settle, change } = slowDesk();
    change({ activity: "story" });
    const seen = new SeenEngagement(desk, cai);
    seen.toggleArea("anticipation");
    seen.toggleChip(stilled);
    await settle();
    change(to);
    expect([seen.areas, seen.chips]).toEqual([["anticipation"], []]);
    seen.toggleChip(smiled);
    await settle();
    expect(said.map(({ input }) => input)).toMatchObject([
      { chips: ["stilled"], record: null },
      { chips: ["smiled"], record: null, moment: desk.moment() },
    ]);
  },
);

test("chips of one moment join its record for ten minutes", async () => {
  const { desk, said, settle, change } = slowDesk();
  const seen = new SeenEngagement(desk, cai);
  seen.toggleArea("anticipation");
  seen.toggleChip(stilled);
  await settle();
  change({ minutes: 9 });
  seen.toggleChip(smiled);
  await settle();
  expect(said[1]?.input).toMatchObject({ chips: ["stilled", "smiled"], record: "r1" });
});

test("palms pressed for another adult begin another tally, however long the first is on the screen", async () => {
  const { desk, said, settle, change } = slowDesk();
  const tally = new CountedTally(desk, cai, "t", () => undefined);
  tally.press(true);
  await settle();
  change({ minutes: 60 });
  tally.press(true);
  await settle();
  change({ seenBy: { staff: "leanne" } });
  tally.press(true);
  await settle();
  tally.takeBack();
  tally.takeBack();
  await settle();
  expect(said.map(({ input }) => input)).toMatchObject([null, "r1", null, "r2", "r1"].map((record) => ({ record })));
});

test("a tally whose activity ends stays on the screen as it was counted, until the next press begins another", async () => {
  const { desk, settle, change } = slowDesk();
  change({ activity: "tasting" });
  let row: { tally: { record: string; worked: number; didnt: number } | null } | undefined = { tally: null };
  const tally = new CountedTally(desk, cai, "t", () => row);
  tally.press(true);
  tally.press(true);
  await settle();
  row = undefined;
  change({ activity: null });
  expect(tally.sum).toBe("2 of 2");
  row = { tally: { record: "of this morning", worked: 4, didnt: 1 } };
  expect(tally.sum).toBe("2 of 2");
  tally.press(true);
  await settle();
  expect(tally.sum).toBe("1 of 1");
  row = { tally: { record: "r2", worked: 1, didnt: 3 } };
  expect(tally.sum).toBe("1 of 4");
});
