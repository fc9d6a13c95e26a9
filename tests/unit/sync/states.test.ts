import { describe, expect, it } from "vitest";
import { digestText } from "../../../src/sync/digest.ts";
import { syncState, type SyncFacts } from "../../../src/sync/syncState.ts";

const calm: SyncFacts = { waiting: 0, oldest: null, attention: 0, doing: { what: "nothing" }, matchedAt: 1_000, trouble: null, now: 2_000 };

describe("what the pill says", () => {
  it.each<[string, Partial<SyncFacts>, object]>([
    ["up to date when the digests matched lately", {}, { state: "upToDate", lately: true }],
    ["up to date at a time when they matched long ago", { now: 999_000 }, { state: "upToDate", at: 1_000, lately: false }],
    [
      "saved here while offline: that is no error",
      { waiting: 3, oldest: 500, trouble: { why: "offline", since: 900 } },
      { state: "saved", waiting: 3, oldest: 500 },
    ],
    [
      "the server unreachable since",
      { waiting: 3, trouble: { why: "unreachable", since: 900 } },
      { state: "unreachable", since: 900, waiting: 3 },
    ],
    ["sign in, when the session ended", { waiting: 2, trouble: { why: "unauthenticated", since: 900 } }, { state: "signIn", waiting: 2 }],
    ["sending while it sends", { waiting: 300, oldest: 500, doing: { what: "sending" } }, { state: "sending", waiting: 300, oldest: 500 }],
    [
      "receiving n of m, and what waits all the same",
      { waiting: 60, oldest: 500, doing: { what: "receiving", done: 6, of: 10 } },
      { state: "receiving", done: 6, of: 10, waiting: 60, oldest: 500 },
    ],
    [
      "saved here when a busy server asks to wait: that is no alarm",
      { waiting: 3, oldest: 500, trouble: { why: "asksToWait", since: 900 } },
      { state: "saved", waiting: 3 },
    ],
    [
      "not that it is up to date lately, when the tablet was too full for what came",
      { trouble: { why: "full", since: 900 } },
      { lately: false },
    ],
    ["up to date beside a picture that has not gone, and says so", { pictures: true }, { state: "upToDate", pictures: true }],
    [
      "what a person must decide, before all else",
      { waiting: 3, attention: 2, doing: { what: "sending" } },
      { state: "attention", count: 2, waiting: 3 },
    ],
  ])("says %s", (_, facts, state) => {
    expect(syncState({ ...calm, ...facts })).toMatchObject(state);
  });
});

describe("the digest of what a tablet holds", () => {
  const held = { "card/ada": { epoch: "e1", seq: 4 }, school: { epoch: "e2", seq: 9 } };
  it("is the same in any order", () => {
    expect(digestText("t", { school: held.school, "card/ada": held["card/ada"] })).toBe(digestText("t", held));
  });
  it.each<[string, string, typeof held | object]>([
    ["another number", "t", { ...held, school: { epoch: "e2", seq: 10 } }],
    ["another epoch", "t", { ...held, school: { epoch: "e3", seq: 9 } }],
    ["other access", "u", held],
    ["a snapshot not finished", "t", { ...held, school: { epoch: "e2", seq: 9, part: "r1" } }],
  ])("differs with %s", (_, tag, other) => {
    expect(digestText(tag, { ...other })).not.toBe(digestText("t", held));
  });
});
