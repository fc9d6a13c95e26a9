/** Who a pupil is, put right on the teacher's iPad: name, year, pathway, and that they have left. */
import { describe, expect, it } from "vitest";
import type { PupilDetails } from "../../../src/client/views/setUp.ts";
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const at = (day: string) => Date.parse(`${day}T09:30:00Z`);

async function aTeacher() {
  const made = await school();
  const { server, office, named, amara, join } = made;
  const priya = tabletOf(server);
  await join("Priya Kaur", "priya", "teacher", priya);
  const meet = async () => {
    for (const tablet of [priya, office]) await tablet.do("syncNow", {});
  };
  const details = async (tablet = priya) => (await tablet.sees("pupilSetUp", { pupil: amara })).details;
  const saves = async (change: Partial<PupilDetails>) => {
    const { details: was, seen } = await priya.sees("pupilSetUp", { pupil: amara });
    if (!was) throw new Error("she may not say who a pupil is");
    const { firstName, lastName, knownAs, yearGroup } = { ...was, ...change };
    return priya.tried("saveDetails", { pupil: amara, now: { firstName, lastName, knownAs, yearGroup }, seen: seen[amara] ?? {} });
  };
  const names = async (tablet = priya) => (await tablet.sees("class", { class: named })).cards.map(({ name }) => name);
  const comes = async (day: string) => {
    server.clock.now = at(day);
    await meet();
  };
  /** Those that stand, each with its last day. */
  const pathways = async (tablet = priya) => {
    const kept = await [...tablet.stores.values()][0]?.records(`card/${amara}`, "membership");
    const own = (kept ?? []).filter(({ fields }) => fields.of === "pathway" && typeof fields.removedAt !== "number");
    return own.map(({ fields }) => [fields.value, fields.until]).sort();
  };
  return { ...made, priya, meet, details, saves, names, comes, pathways };
}

describe("who a pupil is", () => {
  it("is put right with no signal: names, the one they go by, and their year group", async () => {
    const { priya, office, saves, details, names, meet } = await aTeacher();
    priya.network.on = false;
    expect(await saves({ lastName: "Okoye-Reid", knownAs: "Ama", yearGroup: 4 })).toMatchObject({ ok: true });
    expect(await names()).toEqual(["Ama", "Cai"]);
    priya.network.on = true;
    await meet();
    expect(await details(office)).toEqual({ firstName: "Amara", lastName: "Okoye-Reid", knownAs: "Ama", yearGroup: 4, pathway: null });
    expect(await saves({ firstName: " " })).toMatchObject({ ok: false, code: "invalid_change" });
  });

  it("is not for an assistant to say", async () => {
    const { server, amara, join } = await aTeacher();
    const tom = tabletOf(server);
    await join("Tom Brennan", "tom", "ta", tom);
    expect((await tom.sees("pupilSetUp", { pupil: amara })).details).toBeNull();
  });
});

describe("a pupil’s pathway", () => {
  it("brings the bank of its framework, from the day it is chosen", async () => {
    const { priya, amara, details } = await aTeacher();
    const strands = async (pupil = amara) => (await priya.sees("watchFor", { pupil })).strands.length;
    expect(await strands()).toBe(0);
    await priya.do("choosePathway", { pupil: amara, pathway: "brook" });
    expect((await details())?.pathway).toBe("brook");
    expect(await strands()).toBeGreaterThan(0);
    await priya.do("choosePathway", { pupil: amara, pathway: "stream" });
    expect([(await details())?.pathway, await strands()]).toEqual(["stream", 0]);
  });

  it("changes from a day on, and the one before is history", async () => {
    const { priya, amara, details, comes, pathways } = await aTeacher();
    await priya.do("choosePathway", { pupil: amara, pathway: "brook" });
    await comes("2026-11-02");
    await priya.do("choosePathway", { pupil: amara, pathway: "river" });
    await comes("2026-11-03");
    expect(await pathways()).toEqual([
      ["brook", "2026-11-01"],
      ["river", null],
    ]);
    await priya.do("choosePathway", { pupil: amara, pathway: null });
    expect((await details())?.pathway).toBeNull();
    expect((await priya.sees("sync", {})).attention).toEqual([]);
  });

  it("is said of children as they are added by name", async () => {
    const { office, named, priya, meet } = await aTeacher();
    const { pupils } = await office.do("addPupils", { class: named, names: [{ firstName: "Dee", lastName: "Ali" }], pathway: "brook" });
    await meet();
    expect((await priya.sees("watchFor", { pupil: pupils[0] ?? "" })).strands.length).toBeGreaterThan(0);
  });
});

describe("a pupil who has left", () => {
  it("is in no class or group from then on, and whoever leads the school finds them", async () => {
    const { priya, office, amara, names, comes, named } = await aTeacher();
    const { class: choir } = await office.do("addClass", { name: "Choir", type: "group", phase: null });
    await office.do("changeMembers", { place: choir, of: "group", add: [amara], end: [] });
    await priya.do("syncNow", {});
    expect(await priya.tried("hasLeftSchool", { pupil: amara, leftOn: "2026-12-01" })).toMatchObject({ code: "invalid_change" });
    await comes("2026-10-05");
    await priya.do("hasLeftSchool", { pupil: amara, leftOn: "2026-10-02" });
    await comes("2026-10-06");
    expect([await names(), await names(office)]).toEqual([["Cai"], ["Cai"]]);
    expect((await office.sees("left", {})).map(({ name, leftOn }) => [name, leftOn])).toEqual([["Amara Okoye", "2026-10-02"]]);
    expect((await office.sees("class", { class: choir })).cards).toEqual([]);
    expect((await priya.sees("roll", {})).map(({ name }) => name)).toEqual(["Cai"]);
    expect((await office.sees("places", {})).find(({ id }) => id === named)?.staysUntil).toBeNull();
  });

  it("leaves what had ended before as it was, and comes back to the place that was to follow, and no other", async () => {
    const { priya, office, amara, comes, meet, pathways } = await aTeacher();
    await priya.do("choosePathway", { pupil: amara, pathway: "brook" });
    await comes("2026-10-01");
    await priya.do("choosePathway", { pupil: amara, pathway: "stream" });
    await comes("2026-10-05");
    await priya.do("choosePathway", { pupil: amara, pathway: "river" });
    await priya.do("hasLeftSchool", { pupil: amara, leftOn: "2026-10-04" });
    await meet();
    expect(await pathways(office)).toEqual([
      ["brook", "2026-09-30"],
      ["stream", "2026-10-04"],
    ]);
    await office.do("hasLeftSchool", { pupil: amara, leftOn: null });
    expect(await pathways(office)).toEqual([
      ["brook", "2026-09-30"],
      ["river", null],
      ["stream", "2026-10-04"],
    ]);
  });

  it("by mistake, or who came back, is where they were", async () => {
    const { priya, office, amara, names, comes } = await aTeacher();
    const { class: choir } = await office.do("addClass", { name: "Choir", type: "group", phase: null });
    await office.do("changeMembers", { place: choir, of: "group", add: [amara], end: [] });
    await comes("2026-10-05");
    await priya.do("choosePathway", { pupil: amara, pathway: "brook" });
    await priya.do("hasLeftSchool", { pupil: amara, leftOn: "2026-10-05" });
    await comes("2026-10-08");
    await office.do("hasLeftSchool", { pupil: amara, leftOn: null });
    await comes("2026-10-09");
    expect(await names()).toEqual(["Amara", "Cai"]);
    expect((await office.sees("class", { class: choir })).cards.map(({ name }) => name)).toEqual(["Amara"]);
    expect((await office.sees("pupilSetUp", { pupil: amara })).details?.pathway).toBe("brook");
    expect(await office.sees("left", {})).toEqual([]);
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });
});
