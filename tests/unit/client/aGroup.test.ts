/** A group across classes: filled from children who are there already. */
import { describe, expect, it } from "vitest";
import { streams } from "../../../src/domain/streams.ts";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { school } from "./aSchool.ts";

async function choir() {
  const made = await school();
  const { office } = made;
  const { class: group } = await office.do("addClass", { name: "Choir", type: "group", phase: null });
  const members = async (of = group) => (await office.sees("class", { class: of })).cards.map(({ name }) => name);
  const dates = async (pupil: string) => {
    const store = [...office.stores.values()].at(-1);
    const all = recordsOf((await store?.records(streams.card(pupil), "membership")) ?? [], "membership");
    return all.flatMap(({ fields: { of, from, until } }) => (of === "group" ? [[from, until]] : []));
  };
  return { ...made, group, members, dates };
}

describe("a group across classes", () => {
  it("takes children from where they are, who stay in their class", async () => {
    const { office, named, group, amara, cai, members, dates } = await choir();
    await office.do("changeMembers", { place: group, of: "group", add: [amara, cai], end: [] });
    expect(await members()).toEqual(["Amara", "Cai"]);
    expect(await members(named)).toEqual(["Amara", "Cai"]);
    expect(await dates(amara)).toEqual([["2026-09-21", null]]);
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });

  it("lets a child go who was put there by mistake, as if they had never been", async () => {
    const { office, group, amara, cai, members, dates } = await choir();
    await office.do("changeMembers", { place: group, of: "group", add: [amara, cai], end: [] });
    await office.do("changeMembers", { place: group, of: "group", add: [], end: [cai] });
    expect(await members()).toEqual(["Amara"]);
    expect(await dates(cai)).toEqual([]);
    await office.do("changeMembers", { place: group, of: "group", add: [cai], end: [] });
    expect(await members()).toEqual(["Amara", "Cai"]);
  });

  it("keeps until when a child was in it who leaves it later, and takes them again", async () => {
    const { server, office, group, amara, members, dates } = await choir();
    await office.do("changeMembers", { place: group, of: "group", add: [amara], end: [] });
    server.clock.now += 3 * 86_400_000;
    await office.do("changeMembers", { place: group, of: "group", add: [], end: [amara] });
    expect(await members()).toEqual([]);
    expect(await dates(amara)).toEqual([["2026-09-21", "2026-09-23"]]);
    await office.do("changeMembers", { place: group, of: "group", add: [amara], end: [] });
    expect(await members()).toEqual(["Amara"]);
  });
});
