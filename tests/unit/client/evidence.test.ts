/** A child's evidence: what was seen, by whom, corrected by whom, and only as much of it read as is shown. */
import { describe, expect, it } from "vitest";
import { academicYearOf, dayOf } from "../../../src/domain/time.ts";
import { streams } from "../../../src/domain/streams.ts";
import { evidenceQuery } from "../../../src/client/queries/evidence.ts";
import type { Went } from "../../../src/domain/answer.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const minute = 60_000;
const aDay = 24 * 60 * minute;

async function twoAdults() {
  const made = await lesson();
  const { server, ipad, tom, amara, target } = made;
  const hers = tabletOf(server);
  const priya = await made.join("Priya Kaur", "priya", "teacher", hers);
  const today = () => dayOf(server.clock.now, "Europe/London");
  const evidence = (tablet = hers, from = today(), filter = {}) => tablet.sees("evidence", { pupil: amara, from, filter });
  const sees = async (tablet: typeof ipad, person: string, went: Went) =>
    (await tablet.do("recordTarget", { pupil: amara, target, went, moment: moment(person) })).record;
  const both = async () => {
    for (const tablet of [ipad, hers, ipad]) await tablet.do("syncNow", {});
  };
  return { ...made, hers, priya, tom, evidence, sees, both, today };
}

describe("a child’s evidence", () => {
  it("is there latest first, with who saw it and how it went", async () => {
    const { ipad, tom, evidence, sees, both, amara, server } = await twoAdults();
    await sees(ipad, tom, "notYet");
    server.clock.now += 20 * minute;
    await ipad.do("recordNote", { notes: [{ pupil: amara, words: "Twice, before I switched it on" }], moment: moment(tom) });
    await both();
    const { records } = await evidence();
    expect(records.map(({ kind, how, words, seenBy }) => [kind, how.went, words, seenBy.name])).toEqual([
      ["note", undefined, "Twice, before I switched it on", "Tom Brennan"],
      ["target", "notYet", null, "Tom Brennan"],
    ]);
  });

  it("reads only the days it shows, however much lies behind them, and says where the rest begins", async () => {
    const { hers, priya, amara, target, today } = await twoAdults();
    const store = hers.stores.get(priya);
    if (!store) throw new Error("Priya is not signed in");
    const read = async (from = today()) => {
      const before = store.tally.rowsRead;
      const view = await evidenceQuery({ store, person: priya, zone: "Europe/London", now }, { pupil: amara, from, filter: {} });
      return { rows: store.tally.rowsRead - before, view };
    };
    const { now } = await store.now();
    const few = await read();
    for (let back = 1; back <= 60; back += 1) {
      const observedAt = now - back * aDay;
      const stream = streams.evidence(amara, academicYearOf(dayOf(observedAt, "Europe/London")));
      const fields = { pupil: amara, kind: "target" as const, target, went: "onOwn" as const, observedAt, precision: "exact" as const };
      await store.act([{ stream, kind: "observation", record: crypto.randomUUID(), fields: { ...fields, seenBy: { staff: priya } } }]);
    }
    const many = await read();
    expect(many.rows - few.rows).toBeLessThanOrEqual(2);
    expect(many.view).toMatchObject({ records: [], earlier: dayOf(now - aDay, "Europe/London") });
    const earlier = await read(many.view?.earlier ?? "");
    expect(earlier.view?.records).toHaveLength(1);
    expect(earlier.rows - many.rows).toBeLessThanOrEqual(10);
  });

  it("is filtered by an area: what was watched in it, and what is about a target of it", async () => {
    const { hers, ipad, tom, evidence, sees, both, amara, chips, today } = await twoAdults();
    const { targets } = await hers.do("addTargets", { pupil: amara, targets: [{ wording: "Sits up", area: "gross" }] });
    await both();
    await sees(ipad, tom, "onOwn");
    await ipad.do("recordTarget", { pupil: amara, target: targets[0] ?? "", went: "notYet", moment: moment(tom) });
    const watched = { pupil: amara, areas: ["anticipation"], chips: chips.slice(0, 1), record: null, moment: moment(tom) };
    await ipad.do("recordEngagement", watched);
    await both();
    const shown = async (area: string) =>
      (await evidence(undefined, today(), { area })).records.map(({ target, areas }) => target?.wording ?? areas);
    expect(await shown("gross")).toEqual(["Sits up"]);
    expect(await shown("anticipation")).toEqual([["anticipation"]]);
    expect(await shown("communication")).toEqual([]);
    const offered = (await evidence()).areas.map(({ id }) => id);
    expect(offered).toEqual(expect.arrayContaining(["gross", "anticipation"]));
    expect(offered).not.toContain("fine");
  });

  it("is filtered by what it is about", async () => {
    const { ipad, tom, evidence, sees, both, amara, chips, target, today } = await twoAdults();
    await sees(ipad, tom, "onOwn");
    await ipad.do("recordEngagement", {
      pupil: amara,
      areas: ["anticipation"],
      chips: chips.slice(0, 1),
      record: null,
      moment: moment(tom),
    });
    await both();
    const kinds = async (filter: object) => (await evidence(undefined, today(), filter)).records.map(({ kind }) => kind);
    expect(await kinds({ kind: "engagement" })).toEqual(["engagement"]);
    expect(await kinds({ area: "anticipation" })).toEqual(["engagement"]);
    expect(await kinds({ target })).toEqual(["target"]);
    expect(await kinds({ kind: "note" })).toEqual([]);
  });
});

it("who leads the school is told that a child’s evidence is not kept on their iPad", async () => {
  const { office, ipad, tom, evidence, sees, both } = await twoAdults();
  await sees(ipad, tom, "onOwn");
  await both();
  await office.do("syncNow", {});
  expect(await evidence(office)).toMatchObject({ held: false, records: [] });
  expect(await evidence(ipad)).toMatchObject({ held: true });
});

describe("a record that was wrong", () => {
  it("is corrected by its author or the class’s teacher; others add a remark, which stands beside it", async () => {
    const { ipad, hers, tom, priya, evidence, sees, both } = await twoAdults();
    const hersToo = await sees(hers, priya, "onOwn");
    const his = await sees(ipad, tom, "notYet");
    await both();
    const may = async (tablet: typeof ipad) =>
      Object.fromEntries((await evidence(tablet)).records.map(({ id, mayCorrect }) => [id, mayCorrect]));
    expect(await may(hers)).toEqual({ [his]: true, [hersToo]: true });
    expect(await may(ipad)).toEqual({ [his]: true, [hersToo]: false });
    await ipad.do("addRemark", { record: hersToo, words: "He looked at the window too" });
    await both();
    const told = (await evidence()).records.find(({ id }) => id === hersToo);
    expect(told?.remarks).toMatchObject([{ words: "He looked at the window too", who: "Tom Brennan" }]);
    expect((await ipad.sees("sync", {})).attention).toEqual([]);
  });

  it("says what was corrected and by whom, and what was removed is put back", async () => {
    const { ipad, hers, tom, evidence, sees, both } = await twoAdults();
    const his = await sees(ipad, tom, "notYet");
    await both();
    await hers.do("correct", { record: his, change: { group: "when", when: { type: "thisMorning" } } });
    await hers.do("remove", { record: his });
    await both();
    const [told] = (await evidence(ipad)).records;
    expect(told).toMatchObject({ removed: true });
    expect(told?.edits.map(({ group, who }) => [group, who]).sort()).toEqual([
      ["removed", "Priya Kaur"],
      ["when", "Priya Kaur"],
    ]);
    await hers.do("restore", { record: his });
    await both();
    expect((await evidence(ipad)).records).toMatchObject([{ removed: false }]);
  });
});

describe("two adults, one moment", () => {
  it("are joined on both tablets, un-joined by a person, and joined again", async () => {
    const { ipad, hers, tom, priya, evidence, sees, both, server } = await twoAdults();
    const his = await sees(ipad, tom, "notYet");
    server.clock.now += minute;
    const hersToo = await sees(hers, priya, "bitOfHelp");
    await both();
    const pairs = async (tablet: typeof ipad) => (await evidence(tablet)).records.map(({ pair }) => pair?.name ?? null);
    expect(await pairs(hers)).toEqual(["Tom Brennan", "Priya Kaur"]);
    expect(await pairs(ipad)).toEqual(["Tom Brennan", "Priya Kaur"]);
    expect((await evidence()).records[0]?.pair).toMatchObject({ with: his, agree: false });
    await hers.do("sayPair", { records: [his, hersToo], joined: false });
    await both();
    expect(await pairs(ipad)).toEqual([null, null]);
    const apart = async () => (await evidence(ipad)).records.map((one) => one.apart);
    expect(await apart()).toEqual([[{ with: his, name: "Tom Brennan" }], [{ with: hersToo, name: "Priya Kaur" }]]);
    await ipad.do("sayPair", { records: [hersToo, his], joined: true });
    await both();
    expect(await pairs(hers)).toEqual(["Tom Brennan", "Priya Kaur"]);
    expect(await apart()).toEqual([[], []]);
  });
});
