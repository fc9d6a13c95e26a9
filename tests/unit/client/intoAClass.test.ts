/** Children who are at the school already, and the class they are in: one at a time. */
import { describe, expect, it } from "vitest";
import { streams } from "../../../src/domain/streams.ts";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const day = 86_400_000;

async function twoClasses() {
  const made = await school();
  const { office } = made;
  const { class: wren } = await office.do("addClass", { name: "Wren", type: "class", phase: null });
  const { class: choir } = await office.do("addClass", { name: "Choir", type: "group", phase: null });
  const members = async (place: string) => (await office.sees("class", { class: place })).cards.map(({ name }) => name);
  const dates = async (pupil: string) => {
    const store = [...office.stores.values()].at(-1);
    const all = recordsOf((await store?.records(streams.card(pupil), "membership")) ?? [], "membership");
    return all
      .flatMap(({ fields: { of, value, from = "", until } }) => (of === "class" ? [[value, from, until]] : []))
      .sort(([, one = ""], [, other = ""]) => String(one).localeCompare(String(other)));
  };
  return { ...made, wren, choir, members, dates };
}

describe("a child of the school", () => {
  it("comes into another class from today, was in the old one until yesterday, and stays in their groups", async () => {
    const { server, office, named, wren, choir, amara, members, dates } = await twoClasses();
    await office.do("changeMembers", { place: choir, of: "group", add: [amara], end: [] });
    server.clock.now += 3 * day;
    await office.do("changeMembers", { place: wren, of: "class", add: [amara], end: [] });
    expect(await members(named)).toEqual(["Cai"]);
    expect(await members(wren)).toEqual(["Amara"]);
    expect(await members(choir)).toEqual(["Amara"]);
    expect(await dates(amara)).toEqual([
      [named, "2026-09-21", "2026-09-23"],
      [wren, "2026-09-24", null],
    ]);
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });

  it("who was put into a class by mistake today has never been there", async () => {
    const { office, wren, amara, dates } = await twoClasses();
    await office.do("changeMembers", { place: wren, of: "class", add: [amara], end: [] });
    expect(await dates(amara)).toEqual([[wren, "2026-09-21", null]]);
  });

  it("who is in groups only, as an import leaves them, comes into a class, and its staff see the child", async () => {
    const { server, office, named, choir, cai, members, join } = await twoClasses();
    await office.do("changeMembers", { place: choir, of: "group", add: [cai], end: [] });
    server.clock.now += day;
    await office.do("changeMembers", { place: named, of: "class", add: [], end: [cai] });
    expect(await members(named)).toEqual(["Amara"]);
    const toms = tabletOf(server);
    await join("Tom B.", "tom@meadowbank.example", "ta", toms);
    const seen = async () => (await toms.sees("class", { class: named })).cards.map(({ name }) => name);
    expect(await seen()).toEqual(["Amara"]);
    await office.do("changeMembers", { place: named, of: "class", add: [cai], end: [] });
    await toms.do("syncNow", {});
    expect(await seen()).toEqual(["Amara", "Cai"]);
  });
});
