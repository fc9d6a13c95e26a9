/** A group across classes: filled from children who are there already. */
import { describe, expect, it } from "vitest";
import { streams } from "../../../src/domain/streams.ts";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { aDay, goodPassword, secretOf } from "../server/server.ts";
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

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

describe("a trip until midnight", () => {
  it("gives its adult both classes' children, and nobody the day after, with no network to say so", async () => {
    const { server, office, named, amara, cai, dates } = await choir();
    const { class: otter } = await office.do("addClass", { name: "Otter", type: "class", phase: null });
    await office.do("changeMembers", { place: otter, of: "class", add: [cai], end: [] });
    const { class: trip } = await office.do("addClass", { name: "The farm", type: "group", phase: null, until: "2026-09-22" });
    await office.do("changeMembers", { place: trip, of: "group", add: [amara, cai], end: [] });
    expect(await dates(amara)).toEqual([["2026-09-21", "2026-09-22"]]);
    const { link } = await office.do("invite", {
      ...{ displayName: "Leanne Okoro", role: "ta", from: null, until: null },
      scopes: [
        { type: "class", id: named },
        { type: "class", id: trip },
      ],
    });
    const ipad = tabletOf(server);
    await ipad.do("claimInvitation", { secret: secretOf(link), login: "leanne", password: goodPassword });
    await ipad.do("syncNow", {});
    ipad.network.on = false;
    server.clock.now += aDay;
    const groups = async () => (await ipad.sees("session", {})).classes.map(({ name }) => name);
    expect(await groups()).toEqual(["Kingfisher", "The farm"]);
    const { cards } = await ipad.sees("class", { class: trip });
    expect(cards.map(({ name, may }) => [name, may.record])).toEqual([
      ["Amara", true],
      ["Cai", true],
    ]);
    server.clock.now += aDay;
    expect(await groups()).toEqual(["Kingfisher"]);
    ipad.network.on = true;
    await ipad.do("syncNow", {});
    expect((await ipad.sees("roll", {})).map(({ name }) => name)).toEqual(["Amara"]);
  });
});
