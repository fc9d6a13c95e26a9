/** What we saw this week: of each child what was written, what they did, and what was new. */
import { describe, expect, it } from "vitest";
import type { Went } from "../../../src/domain/answer.ts";
import { streams } from "../../../src/domain/streams.ts";
import { academicYearOf, dayOf } from "../../../src/domain/time.ts";
import { weekQuery } from "../../../src/client/queries/week.ts";
import type { WeekItem } from "../../../src/client/views/paper.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const minute = 60_000;
const aDay = 24 * 60 * minute;
const zone = "Europe/London";

/** The tests' school on its Monday; days are let pass by the test. */
async function monday() {
  const made = await lesson();
  const { server, ipad, tom, amara, target, named } = made;
  const tries = (went: Went, more: { activity?: string; person?: string } = {}) =>
    ipad.do("recordTarget", { pupil: amara, target, went, moment: moment(more.person ?? tom, more.activity ?? null) });
  const later = (days: number) => (server.clock.now += days * aDay);
  const week = (weeksAgo = 0, tablet = ipad) => tablet.sees("week", { class: named, weeksAgo });
  const of = async (name: string, weeksAgo = 0) => (await week(weeksAgo)).children.find((child) => child.name === name);
  const firsts = async () => ((await of("Amara"))?.items ?? []).flatMap((item) => (item.type === "first" ? [[item.first, item.name]] : []));
  return { ...made, tries, later, week, of, firsts };
}

const told = (items: readonly WeekItem[] = []) => items.map((item) => (item.type === "words" ? item.words : item.type));

describe("what we saw this week", () => {
  it("is what was written and what a child did, latest first, of this week alone", async () => {
    const { ipad, tom, amara, chips, later, of, week } = await monday();
    await ipad.do("recordNote", { notes: [{ pupil: amara, words: "Twice, before I switched it on" }], moment: moment(tom) });
    later(7);
    const engaged = { pupil: amara, areas: ["anticipation"], chips: chips.slice(0, 1), record: null, moment: moment(tom) };
    await ipad.do("recordEngagement", engaged);
    later(1);
    await ipad.do("recordNote", { notes: [{ pupil: amara, words: "Looked at the window" }], moment: moment(tom) });
    expect(told((await of("Amara"))?.items)).toEqual(["Looked at the window", "did"]);
    expect(told((await of("Amara", 1))?.items)).toEqual(["Twice, before I switched it on"]);
    expect((await of("Cai"))?.items).toEqual([]);
    expect(await week()).toMatchObject({ held: "all" });
    // It is Tuesday; of a week that has passed it is the Friday's page.
    expect(Date.parse((await week()).on) - Date.parse((await week(1)).on)).toBe(4 * aDay);
  });

  it("leaves out what was removed, and marks what was hard", async () => {
    const { ipad, tries, of } = await monday();
    const { record } = await tries("notYet");
    await ipad.do("correct", { record, change: { group: "words", words: "Cried when it began" } });
    expect((await of("Amara"))?.items).toMatchObject([{ type: "words", hard: true, about: "Looks at one of two objects" }]);
    await ipad.do("remove", { record });
    expect((await of("Amara"))?.items).toEqual([]);
  });

  it("says who was away on every day so far, and nobody else", async () => {
    const { ipad, office, amara, cai, later, week } = await monday();
    const away = (pupil: string) => office.do("setAway", { pupil, away: true, why: "unwell", half: "day" });
    await away(amara);
    await away(cai);
    later(1);
    await away(cai);
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect((await week()).children.filter((child) => child.away).map(({ name }) => name)).toEqual(["Cai"]);
  });

  it("says nothing of a class whose evidence is not kept on this iPad", async () => {
    const { ipad, office, tries, week } = await monday();
    await tries("onOwn");
    await ipad.do("syncNow", {});
    await office.do("syncNow", {});
    expect(await week(0, office)).toMatchObject({ held: "none" });
  });

  it("brings two adults’ different answers up to talk about, without their names", async () => {
    const { server, ipad, join, tries, amara, target, week } = await monday();
    const hers = tabletOf(server);
    const priya = await join("Priya Kaur", "priya", "teacher", hers);
    await tries("onOwn");
    server.clock.now += minute;
    await hers.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(priya) });
    for (const tablet of [ipad, hers, ipad]) await tablet.do("syncNow", {});
    const { talk } = await week();
    expect(talk).toMatchObject([{ name: "Amara", wording: "Looks at one of two objects", went: ["onOwn", "bitOfHelp"] }]);
    expect(JSON.stringify(talk)).not.toMatch(/Tom|Priya/);
  });
});

describe("what was new", () => {
  it("is on own for the first time, after it took help", async () => {
    const { tries, later, firsts } = await monday();
    await tries("bitOfHelp");
    later(7);
    await tries("onOwn");
    expect(await firsts()).toEqual([["onOwn", ""]]);
  });

  it("is not on own again, however long ago it was the first time", async () => {
    const { tries, later, firsts } = await monday();
    await tries("onOwn");
    for (let back = 0; back < 6; back += 1) {
      later(1);
      await tries("bitOfHelp");
    }
    later(7);
    await tries("onOwn");
    expect(await firsts()).toEqual([]);
  });

  it("is not a first for a target nobody had tried before", async () => {
    const { tries, firsts } = await monday();
    await tries("onOwn");
    expect(await firsts()).toEqual([]);
  });

  it("is an adult or an activity it had never worked with or in", async () => {
    const { server, ipad, join, tries, later, firsts, activity } = await monday();
    const priya = await join("Priya Kaur", "priya", "teacher", tabletOf(server));
    await ipad.do("syncNow", {});
    await tries("onOwn");
    later(7);
    await tries("onOwn", { activity });
    expect(await firsts()).toEqual([["activity", "Sensory story"]]);
    later(1);
    await tries("onOwn", { person: priya });
    expect(await firsts()).toEqual([["person", "Priya"]]);
  });
});

it("reads the week alone, and of the time before only as far as it takes to know that nothing was new", async () => {
  const { ipad, tom, amara, target, named, tries } = await monday();
  const store = ipad.stores.get(tom);
  if (!store) throw new Error("Tom is not signed in");
  const { now } = await store.now();
  const rows = async () => {
    const before = store.tally.rowsRead;
    await weekQuery({ store, person: tom, zone, now }, { class: named, weeksAgo: 0 });
    return store.tally.rowsRead - before;
  };
  const saw = (daysAgo: number) => {
    const observedAt = now - daysAgo * aDay;
    const stream = streams.evidence(amara, academicYearOf(dayOf(observedAt, zone)));
    const fields = { pupil: amara, kind: "target" as const, target, went: "onOwn" as const, observedAt, precision: "exact" as const };
    const said = { ...fields, seenBy: { staff: tom }, activity: null };
    return store.act([{ stream, kind: "observation", record: crypto.randomUUID(), fields: said }]);
  };
  await tries("onOwn");
  for (let back = 3; back < 8; back += 1) await saw(back);
  const few = await rows();
  for (let back = 8; back < 120; back += 1) await saw(back);
  // What is kept warm of the card is read anew after a write.
  expect(await rows()).toBeLessThanOrEqual(few + 2);
});
