import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { smallDemonstration } from "../../../src/demo/demonstration.ts";
import { streams } from "../../../src/domain/streams.ts";
import { dayOf } from "../../../src/domain/time.ts";
import { classQuery } from "../../../src/client/queries/classQuery.ts";
import { groupQuery, logSheetQuery } from "../../../src/client/queries/logQuery.ts";
import { loadWithSignIns } from "../../../src/server/cli/demoLoading.ts";
import { plainCodec } from "../../../src/store/codec.ts";
import { memoryDisk, memoryTables } from "../../../src/store/memory.ts";
import { openTabletStore } from "../../../src/store/tabletStore.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { monday, testServer } from "../server/server.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

const zone = "Europe/London";
const person = "priya";

describe("what a class screen reads", () => {
  const pupils = Array.from({ length: 9 }, (_, at) => `pupil-${at}`);

  function said(stream: string, kind: string, id: string, fields: MergedRecord["fields"]): MergedRecord {
    const at = formatStamp({ ms: monday - 1000, counter: 0, replica: "aaaaaaaaaaaaaaaa" });
    return { stream, kind, id, fields, marks: { "*": { at, by: person, change: v7() } } };
  }

  /** A class of nine with so many records behind it, as a first sync would have brought them. */
  async function classWith(records: number) {
    const tables = memoryTables(memoryDisk());
    const { store } = await openTabletStore({
      ...{ tables, codec: plainCodec, person, zone, now: () => monday, newId: v7, newReplica: () => "bbbbbbbbbbbbbbbb" },
    });
    const rights = { read: "all", write: "all" } as const;
    const year = "2026-27";
    const names = [streams.school, streams.class("k"), ...pupils.flatMap((pupil) => [streams.card(pupil), streams.evidence(pupil, year)])];
    await store.applyAccess({
      tag: "t",
      life: "e",
      displayName: "Priya",
      grants: [],
      streams: Object.fromEntries(names.map((name) => [name, rights])),
    });
    const apply = (stream: string, held: MergedRecord[]) =>
      store.applyPage({ stream, to: { epoch: "e", seq: held.length }, restart: true, records: held }, undefined);
    await apply(streams.school, [
      said(streams.school, "class", "k", { name: "Kingfisher", type: "class", from: "2026-09-01", until: null }),
    ]);
    for (const [number, pupil] of pupils.entries()) {
      const card = streams.card(pupil);
      await apply(card, [
        said(card, "pupil", pupil, { firstName: `Child ${number}`, lastName: "X" }),
        said(card, "membership", `m-${pupil}`, { pupil, of: "class", value: "k", from: "2026-09-01", until: null }),
        said(card, "target", `t-${pupil}`, { pupil, wording: "Looks to the page" }),
        said(card, "transition", `s-${pupil}`, { pupil, target: `t-${pupil}`, after: null, to: "active", action: "start" }),
      ]);
      const stream = streams.evidence(pupil, year);
      const own = Array.from({ length: Math.floor(records / pupils.length) }, (_, at) =>
        said(stream, "observation", `o-${pupil}-${at}`, {
          ...{ pupil, kind: "target", target: `t-${pupil}`, went: "onOwn", precision: "exact", activity: null },
          // Spread over the days before, as records are: the screen shows the latest of them.
          ...{ observedAt: monday - (1 + (at % 200)) * 86_400_000, seenBy: { staff: person } },
        }),
      );
      await apply(stream, own);
    }
    expect(await tables.count("records")).toBeGreaterThan(records - pupils.length);
    return { store, tally: tables.tally, reading: { store, person, zone, now: monday } };
  }

  async function rowsRead(records: number): Promise<number[]> {
    const { tally, reading } = await classWith(records);
    const counted: number[] = [];
    const count = async (ask: () => Promise<unknown>) => {
      const before = tally.rowsRead;
      await ask();
      counted.push(tally.rowsRead - before);
    };
    await count(() => classQuery(reading, { class: "k" }));
    await count(() => logSheetQuery(reading, { class: "k", pupil: "pupil-0", activity: null }));
    await count(() => groupQuery(reading, { class: "k", activity: null }));
    return counted;
  }

  it("is the same with 1,400 and with 40,000 records behind it", async () => {
    const [few, many] = [await rowsRead(1_400), await rowsRead(40_000)];
    expect(many).toEqual(few);
    expect(Math.max(...few)).toBeLessThan(150);
  }, 120_000);
});

describe("what an exchange costs", () => {
  const requestsOf = async (tablet: TestTablet, work: () => Promise<unknown>) => {
    const before = tablet.network.requests.length;
    await work();
    return tablet.network.requests.slice(before).filter((path) => path.startsWith("/sync/"));
  };

  it("is at most ten requests for the first sync of a class with a month of records, and one for an idle poll", async () => {
    // The demonstration's days end before the server's, so that nothing in it is ahead of a clock.
    const setting = testServer();
    const demonstration = smallDemonstration({ seed: "1", today: dayOf(monday, zone), zone, name: "Fernhollow" });
    expect(demonstration.counts.observations).toBe(1_400);
    const signIns = await loadWithSignIns(setting.assembled, demonstration, () => undefined);
    const signIn = signIns.find(({ role }) => role === "ta");
    if (!signIn) throw new Error("the demonstration has an assistant");
    const tablet = tabletOf(setting);
    const first = await requestsOf(tablet, async () => {
      await tablet.do("signIn", { login: signIn.login, password: signIn.password });
      await tablet.do("syncNow", {});
    });
    expect(first.length).toBeGreaterThan(1);
    expect(first.length).toBeLessThanOrEqual(10);
    const { classes } = await tablet.sees("session", {});
    expect((await tablet.sees("class", { class: classes[0]?.id ?? "" })).cards).toHaveLength(9);
    expect(await requestsOf(tablet, () => tablet.do("syncNow", {}))).toEqual(["/sync/pull"]);
  });
});
