import { describe, expect, it } from "vitest";
import { z } from "zod";
import { aDay } from "../server/server.ts";
import { moment, school } from "./aSchool.ts";
import { goodPin, tabletOf, type TestTablet } from "./aTablet.ts";

async function outboxOf(tablet: TestTablet): Promise<number> {
  return (await tablet.sees("sync", {})).waiting.length;
}

describe("a school set up by hand", () => {
  it("gives a new assistant the class's cards and nothing else", async () => {
    const { server, named, amara, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    const seen = await ipad.sees("class", { class: named });
    expect(seen.cards.map(({ name, helpsLine }) => [name, helpsLine])).toEqual([
      ["Amara", "Wait 25 s"],
      ["Cai", null],
    ]);
    expect(await ipad.sees("session", {})).toMatchObject({
      person: { id: tom, displayName: "Tom Brennan" },
      roles: ["ta"],
      school: "Meadow Bank",
    });
    const sheet = await ipad.sees("logSheet", { class: named, pupil: amara, activity: null });
    expect(sheet.others.map(({ wording }) => wording)).toEqual(["Looks at one of two objects", "Presses the switch"]);
    expect(sheet.chips.map(({ label }) => label)).toEqual(["Stilled", "Turned to it"]);
    expect([...(ipad.disks.get(tom)?.get("records")?.keys() ?? [])].filter((key) => key.startsWith("file/"))).toEqual([]);
  });
});

describe("a lesson with no network", () => {
  it("keeps a tap at once, in one transaction, and sends it when it can", async () => {
    const { server, named, amara, targets, activity, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    const other = tabletOf(server);
    await join("Priya Kaur", "priya", "teacher", other);
    ipad.network.on = false;
    const tally = ipad.tallies.get(tom);
    const before = tally?.commits ?? 0;
    const [target = ""] = targets;
    await ipad.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(tom, activity) });
    expect((tally?.commits ?? 0) - before).toBe(1);

    const [last] = (await ipad.sees("lastFive", {})).records;
    expect(last).toMatchObject({
      pupilName: "Amara",
      target: { wording: "Looks at one of two objects" },
      how: { went: "bitOfHelp" },
      activity: "Sensory story",
      seenBy: { me: true, name: "Tom Brennan" },
      sent: false,
    });
    await ipad.do("syncNow", {});
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "saved", waiting: 1 });

    ipad.network.on = true;
    expect(await ipad.do("syncNow", {})).toMatchObject({ state: { state: "upToDate" } });
    expect((await ipad.sees("lastFive", {})).records[0]?.sent).toBe(true);
    await other.do("syncNow", {});
    const sheet = await other.sees("logSheet", { class: named, pupil: amara, activity });
    expect(sheet.targets[0]).toMatchObject({ last: "bitOfHelp", here: [{ went: "bitOfHelp", times: 1 }] });
  });

  it("raises a tally for the same answer again, and begins a record for another", async () => {
    const { server, amara, targets, join, named } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    const [target = ""] = targets;
    const tap = (went: "bitOfHelp" | "onOwn") => ipad.do("recordTarget", { pupil: amara, target, went, moment: moment(tom) });
    const first = await tap("bitOfHelp");
    expect(await tap("bitOfHelp")).toEqual({ record: first.record, raised: true });
    expect((await tap("onOwn")).raised).toBe(false);
    const [row] = (await ipad.sees("logSheet", { class: named, pupil: amara, activity: null })).others;
    expect(row?.here).toMatchObject([
      { went: "onOwn", times: 1, justNow: true },
      { went: "bitOfHelp", times: 2, justNow: false },
    ]);
    await ipad.do("undo", { record: first.record });
    const [undone] = (await ipad.sees("logSheet", { class: named, pupil: amara, activity: null })).others;
    expect(undone?.here[1]).toMatchObject({ went: "bitOfHelp", times: 1 });
  });

  it("counts palms in one record, however fast they come", async () => {
    const { server, amara, targets, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    const [target = ""] = targets;
    const presses = [true, true, false, true, true].map((worked) =>
      ipad.do("recordTally", { pupil: amara, target, worked, record: null, moment: moment(tom) }),
    );
    const records = await Promise.all(presses);
    expect(new Set(records.map(({ record }) => record)).size).toBe(1);
    expect((await ipad.sees("lastFive", {})).records[0]?.how.tally).toEqual({ worked: 4, didnt: 1 });
  });

  it("sends one note about two children as one act, each in their own stream with their own words", async () => {
    const { server, amara, cai, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    await ipad.do("recordNote", {
      notes: [
        { pupil: amara, words: "Held the flannel" },
        { pupil: cai, words: "Pushed it away" },
      ],
      moment: moment(tom),
    });
    expect(await outboxOf(ipad)).toBe(1);
    await ipad.do("syncNow", {});
    expect(await outboxOf(ipad)).toBe(0);
    expect((await ipad.sees("lastFive", {})).records.map(({ pupilName, words }) => [pupilName, words]).sort()).toEqual([
      ["Amara", "Held the flannel"],
      ["Cai", "Pushed it away"],
    ]);
  });
});

describe("the wrong pupil, after it was sent", () => {
  it("leaves the words nowhere in the wrong child's stream, on server and tablets", async () => {
    const { server, amara, cai, join } = await school();
    const [ipad, other] = [tabletOf(server), tabletOf(server)];
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    const priya = await join("Priya Kaur", "priya", "teacher", other);
    const secret = "kumquat by the radiator";
    const { records } = await ipad.do("recordNote", { notes: [{ pupil: amara, words: secret }], moment: moment(tom) });
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    await ipad.do("wrongPupil", { record: records[0] ?? "", right: cai });
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    for (const [tablet, person] of [
      [ipad, tom],
      [other, priya],
    ] as const) {
      const rows = z.array(z.tuple([z.string(), z.string()], z.unknown())).parse(JSON.parse(await tablet.text(person)));
      const aboutAmara = rows.filter(([, key]) => key.includes(amara));
      expect(aboutAmara.length).toBeGreaterThan(3);
      expect(JSON.stringify(aboutAmara)).not.toContain(secret);
    }
    expect((await ipad.sees("lastFive", {})).records[0]).toMatchObject({ pupilName: "Cai", words: secret });
  });
});

describe("two people on one iPad", () => {
  it("sign their own work, offline, each with their own PIN", async () => {
    const { server, amara, targets, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    const priya = await join("Priya Kaur", "priya", "teacher", ipad);
    ipad.network.on = false;
    const [target = ""] = targets;
    expect(await ipad.tried("openTile", { person: tom, pin: "905316" })).toEqual({ ok: false, code: "wrong_pin", left: 9 });
    await ipad.do("openTile", { person: tom, pin: goodPin });
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("openTile", { person: priya, pin: goodPin });
    await ipad.do("recordTarget", { pupil: amara, target, went: "notYet", moment: moment(tom) });
    expect((await ipad.sees("device", {})).people.find(({ id }) => id === tom)).toMatchObject({ waiting: 1, role: "ta" });

    ipad.network.on = true;
    await ipad.do("syncNow", {});
    await ipad.do("openTile", { person: tom, pin: goodPin });
    await ipad.do("syncNow", {});
    const { store } = server.assembled;
    const { items } = await store.recordsBelow(`evidence/${amara}/2026-27`, null, null, { bytes: 1e6, author: null });
    const by = items.map(({ marks, fields }) => [Object.values(marks)[0]?.by, fields.seenBy, fields.went]);
    expect(by.sort()).toEqual(
      [
        [tom, { staff: tom }, "onOwn"],
        [priya, { staff: tom }, "notYet"],
      ].sort(),
    );
  });

  it("does not leave while something waits", async () => {
    const { server, amara, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    ipad.network.on = false;
    await ipad.do("setState", { pupil: amara, state: "drowsy" });
    expect(await ipad.tried("signOut", {})).toEqual({ ok: false, code: "unsent_work" });
    ipad.network.on = true;
    await ipad.do("syncNow", {});
    expect(await ipad.tried("signOut", {})).toEqual({ ok: true, value: null });
    expect((await ipad.sees("device", {})).people).toEqual([]);
    expect(tom).not.toBe("");
  });
});

describe("a cold start", () => {
  it("opens with the PIN as it was left, with the server dead", async () => {
    const { server, named, amara, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    await ipad.do("setState", { pupil: amara, state: "afterSeizure" });
    const cold = tabletOf(server, ipad.disks);
    cold.network.on = false;
    await cold.engine.start();
    await cold.do("openTile", { person: tom, pin: goodPin });
    const [card] = (await cold.sees("class", { class: named })).cards;
    expect(card).toMatchObject({ name: "Amara", state: { state: "afterSeizure" } });
    server.clock.now += aDay;
    const [tomorrow] = (await cold.sees("class", { class: named })).cards;
    expect(tomorrow?.state).toBeNull();
  });
});

describe("a clock a day wrong", () => {
  it("is told, and what was recorded under it says when it really was", async () => {
    const { server, amara, targets, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    ipad.network.on = false;
    ipad.clock.ahead = aDay;
    const [target = ""] = targets;
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    ipad.network.on = true;
    expect(await ipad.do("syncNow", {})).toMatchObject({ state: { state: "upToDate" } });
    expect(await ipad.sees("sync", {})).toMatchObject({ clockOffset: -aDay, attention: [] });
    const [record] = (await ipad.sees("lastFive", {})).records;
    expect(Math.abs((record?.observedAt ?? 0) - server.clock.now)).toBeLessThan(60_000);
  });
});

describe("what another replaced", () => {
  it("is listed for its author alone, with one tap to bring it back", async () => {
    const { server, amara, join } = await school();
    const [ipad, other] = [tabletOf(server), tabletOf(server)];
    await join("Priya Kaur", "priya", "teacher", ipad);
    await join("Tom Brennan", "tom", "teacher", other);
    for (const tablet of [ipad, other]) tablet.network.on = false;
    const [hers, his] = [await ipad.sees("pupilSetUp", { pupil: amara }), await other.sees("pupilSetUp", { pupil: amara })];
    await ipad.do("editCard", { seen: hers, helpsLine: "Wait 25 s, left side", chips: [] });
    server.clock.now += 1000;
    await other.do("editCard", { seen: his, helpsLine: "Wait 20 s", chips: [] });
    for (const tablet of [ipad, other]) tablet.network.on = true;
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect((await other.sees("sync", {})).attention).toEqual([]);
    const [item] = (await ipad.sees("sync", {})).attention;
    expect(item).toMatchObject({
      type: "replaced",
      pupilName: "Amara",
      mine: { type: "texts", texts: ["Wait 25 s, left side"] },
      theirs: { type: "texts", texts: ["Wait 20 s"] },
      who: "Tom Brennan",
    });
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "attention", count: 1 });
    await ipad.do("bringBack", { loss: item?.id ?? "" });
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    const sheet = await other.sees("logSheet", {
      class: (await other.sees("session", {})).classes[0]?.id ?? "",
      pupil: amara,
      activity: null,
    });
    expect(sheet.card.helpsLine).toBe("Wait 25 s, left side");
    expect((await other.sees("sync", {})).attention).toEqual([]);
  });
});
