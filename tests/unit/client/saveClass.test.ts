/** A class and a group put right by who leads the school: their names, and their last days. */
import { describe, expect, it } from "vitest";
import type { PlaceSetUp } from "../../../src/client/views/setUp.ts";
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const at = (day: string) => Date.parse(`${day}T09:30:00Z`);

/** A trip of both children, for which no last day was said, and a class nobody is in. */
async function aTrip() {
  const made = await school();
  const { server, office, named, amara, cai } = made;
  const { class: trip } = await office.do("addClass", { name: "Farm", type: "group", phase: null });
  await office.do("changeMembers", { place: trip, of: "group", add: [amara, cai], end: [] });
  const { class: empty } = await office.do("addClass", { name: "Wren", type: "class", phase: null });
  const place = async (id: string): Promise<PlaceSetUp> => {
    const found = (await office.sees("places", {})).find((one) => one.id === id);
    if (!found) throw new Error("there is no such class or group");
    return found;
  };
  const saves = async (id: string, now: Partial<PlaceSetUp>) => {
    const { seen, name, phase, until } = await place(id);
    return office.tried("saveClass", { class: id, seen, now: { name, phase, until, ...now } });
  };
  const comes = async (day: string) => {
    server.clock.now = at(day);
    await office.do("syncNow", {});
  };
  const listed = async () => (await office.sees("session", {})).classes.map(({ name }) => name);
  return { ...made, trip, empty, named, place, saves, comes, listed };
}

describe("a group", () => {
  it("is given its last day afterwards: over at midnight, for its children too", async () => {
    const { office, trip, saves, comes, listed } = await aTrip();
    expect(await saves(trip, { until: "2026-09-22" })).toMatchObject({ ok: true });
    await comes("2026-09-22");
    expect((await office.sees("class", { class: trip })).cards).toHaveLength(2);
    await comes("2026-09-23");
    expect(await listed()).toEqual(["Kingfisher", "Wren"]);
    expect((await office.sees("class", { class: trip })).cards).toEqual([]);
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });

  it("that was ended by mistake goes on, with the children it had", async () => {
    const { office, trip, place, saves, comes, listed } = await aTrip();
    await saves(trip, { until: "2026-09-22" });
    await comes("2026-09-24");
    expect(await place(trip)).toMatchObject({ until: "2026-09-22", staysUntil: "2026-09-22" });
    expect(await saves(trip, { until: null })).toMatchObject({ ok: true });
    expect(await listed()).toContain("Farm");
    expect((await office.sees("class", { class: trip })).cards).toHaveLength(2);
  });
});

describe("a class", () => {
  it("is named anew, for everybody", async () => {
    const { server, named, join, saves } = await aTrip();
    const ipad = tabletOf(server);
    await join("Tom Brennan", "tom", "ta", ipad);
    expect(await saves(named, { name: "Kingfishers", phase: "phase-2" })).toMatchObject({ ok: true });
    await ipad.do("syncNow", {});
    expect((await ipad.sees("class", { class: named })).name).toBe("Kingfishers");
  });

  it("ends where nobody is in it, and not while somebody is", async () => {
    const { office, named, empty, place, saves, comes, listed } = await aTrip();
    expect((await place(named)).staysUntil).toBeNull();
    expect(await saves(named, { until: "2026-09-25" })).toMatchObject({ ok: false, code: "conflict" });
    expect((await place(empty)).staysUntil).toBe("");
    expect(await saves(empty, { until: "2026-09-25" })).toMatchObject({ ok: true });
    await comes("2026-09-28");
    expect(await listed()).toEqual(["Kingfisher", "Farm"]);
    expect((await office.sees("pill", {})).state).toBe("upToDate");
  });

  it("does not end before it begins, and is called something", async () => {
    const { named, saves } = await aTrip();
    expect(await saves(named, { until: "2026-09-01" })).toMatchObject({ code: "invalid_change" });
    expect(await saves(named, { name: " " })).toMatchObject({ code: "invalid_change" });
  });
});
