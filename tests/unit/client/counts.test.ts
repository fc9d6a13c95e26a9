import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { smallDemonstration } from "../../../src/demo/demonstration.ts";
import { streams } from "../../../src/domain/streams.ts";
import { dayOf } from "../../../src/domain/time.ts";
import { recordTarget } from "../../../src/client/commands/recording.ts";
import { activityView, takenOf } from "../../../src/client/queries/activityNow.ts";
import { classQuery } from "../../../src/client/queries/classQuery.ts";
import type { RunnerFacts } from "../../../src/client/exchange/runner.ts";
import { glanceQuery } from "../../../src/client/queries/glance.ts";
import { groupQuery } from "../../../src/client/queries/groupQuery.ts";
import { logSheetQuery } from "../../../src/client/queries/logQuery.ts";
import { sessionQuery } from "../../../src/client/queries/peopleQueries.ts";
import { rememberedQuery } from "../../../src/client/queries/remembered.ts";
import { rollQuery } from "../../../src/client/queries/roll.ts";
import { staffChoicesQuery } from "../../../src/client/queries/staffChoices.ts";
import { lastFiveQuery } from "../../../src/client/queries/recordQueries.ts";
import { pillQuery } from "../../../src/client/queries/pillQuery.ts";
import { syncQuery } from "../../../src/client/queries/syncQuery.ts";
import { weekQuery } from "../../../src/client/queries/week.ts";
import { loadWithSignIns } from "../../../src/server/cli/demoLoading.ts";
import { monday, testServer } from "../server/server.ts";
import { moment } from "./aSchool.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";
import { person, pupils, tabletWith, zone, type Behind } from "./tabletBehind.ts";

describe("what a screen reads", () => {
  const everyChild = "the names of every child";
  const nothing: RunnerFacts = { doing: { what: "nothing" }, matchedAt: null, trouble: null, last: null, offset: null };

  /** Rows and requests of each screen, and of what stands on every screen. */
  async function readsOf(behind: Behind) {
    const { tally, reading } = await tabletWith(behind);
    const counted: Record<string, { rows: number; requests: number }> = {};
    const count = async (name: string, ask: () => Promise<unknown>) => {
      const { rowsRead, reads } = tally;
      await ask();
      counted[name] = { rows: tally.rowsRead - rowsRead, requests: tally.reads - reads };
    };
    await count("class", () => classQuery(reading, { class: "k" }));
    await count("sheet", () => logSheetQuery(reading, { class: "k", pupil: "pupil-0", activity: null }));
    await count("group", () => groupQuery(reading, { class: "k", activity: "story" }));
    await count("group, with no activity", () => groupQuery(reading, { class: "k", activity: null }));
    await count("targets at a glance", () => glanceQuery(reading, { class: "k", activity: null }));
    await count("what we saw this week", () => weekQuery(reading, { class: "k", weeksAgo: 0 }));
    await count("last five", () => lastFiveQuery(reading));
    await count("pill", () => pillQuery(reading, nothing, 0));
    // What stands on every screen.
    await count("session", () =>
      sessionQuery(reading, { displayName: "Priya", signedIn: true, emptied: null, lastClass: "k", clockOffset: 0 }),
    );
    await count("activity", async () => {
      const { store } = reading;
      activityView(await store.records(streams.class("k")), await takenOf(store, "k"), monday, zone);
    });
    await count(everyChild, () => rollQuery(reading));
    await count("who can have seen it", () => staffChoicesQuery(reading, { class: "k" }));
    await count("what was chosen last", () => rememberedQuery(reading));
    await count("what is saved", () => syncQuery(reading, nothing, []));
    return counted;
  }

  const usual: Behind = { records: 1_400, cards: 9, waiting: 60 };

  it("is the same with 1,400 and with 40,000 records behind it", async () => {
    const [few, many] = [await readsOf(usual), await readsOf({ ...usual, records: 40_000 })];
    expect(many).toEqual(few);
    for (const { rows } of Object.values(few)) expect(rows).toBeLessThan(220);
  }, 120_000);

  it("is the same whatever frameworks the school has adopted: in a lesson nobody opens a bank of steps", async () => {
    const few = await readsOf(usual);
    expect(await readsOf({ ...usual, frameworks: 8 })).toEqual(few);
  }, 120_000);

  it("is the same on a leader's tablet with every card of the school, and with days of work not yet sent", async () => {
    const few = await readsOf(usual);
    // Words about one child are checked for the name of any other that is held.
    const { [everyChild]: names, ...leaders } = await readsOf({ ...usual, cards: 150 });
    expect({ ...leaders, [everyChild]: few[everyChild] }).toEqual(few);
    expect(names?.rows).toBeLessThan(2 * 150 + 10);
    // The week shows what was written in it, sent or not.
    const week = "what we saw this week";
    expect({ ...(await readsOf({ ...usual, waiting: 600 })), [week]: few[week] }).toEqual(few);
    expect(few.class?.requests).toBeLessThan(10);
  }, 120_000);
});

describe("what a tap costs", () => {
  it("is one transaction, its commit, once a child has been tapped: nothing is read before it", async () => {
    const { tally, reading } = await tabletWith({ records: 1_400, cards: 9, waiting: 0 });
    const context = { ...reading, newId: v7 };
    const [pupil = ""] = pupils;
    const tap = (went: "onOwn" | "notYet") => recordTarget(context, { pupil, target: `t-${pupil}`, went, moment: moment(person) });
    await tap("onOwn");
    const { reads, commits } = tally;
    await tap("notYet");
    expect(tally).toMatchObject({ reads, commits: commits + 1 });
  });
});

describe("what an exchange costs", () => {
  const requestsOf = async (tablet: TestTablet, work: () => Promise<unknown>) => {
    const before = tablet.network.requests.length;
    await work();
    return tablet.network.requests.slice(before);
  };

  it("is at most ten requests for the first sync of a class with a month of records, and one for an idle poll", async () => {
    // The demonstration's days end before the server's, so that nothing in it is ahead of a clock.
    const setting = await testServer();
    const demonstration = smallDemonstration({ seed: "1", today: dayOf(monday, zone), zone, name: "Fernhollow" });
    expect(demonstration.counts.observations).toBe(1_400);
    const signIns = await loadWithSignIns(setting.assembled, demonstration, () => undefined);
    const signIn = signIns?.find(({ role }) => role === "ta");
    if (!signIn) throw new Error("the demonstration has an assistant");
    const tablet = tabletOf(setting);
    const first = await requestsOf(tablet, async () => {
      await tablet.do("signIn", { login: signIn.login, password: signIn.password });
      await tablet.do("syncNow", {});
    });
    expect(first[0]).toBe("/identity/sign-in");
    expect(first.length).toBeGreaterThan(2);
    expect(first.length).toBeLessThanOrEqual(11);
    const { classes } = await tablet.sees("session", {});
    expect((await tablet.sees("class", { class: classes[0]?.id ?? "" })).cards).toHaveLength(9);
    // Everything a tablet may have on screen is followed: a poll must not make any of it ask the server again.
    const stops = (["device", "session", "pill", "sync", "lastFive"] as const).map((name) =>
      tablet.engine.query(name, {}).subscribe(() => undefined),
    );
    expect(await requestsOf(tablet, () => tablet.do("syncNow", {}))).toEqual(["/sync/pull"]);
    for (const stop of stops) stop();
  });
});
