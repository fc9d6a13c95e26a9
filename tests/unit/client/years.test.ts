/** The school's years, kept by who leads it: the next is begun, its days are put right, and 1 August goes by. */
import { describe, expect, it } from "vitest";
import { isSchoolDay } from "../../../src/domain/year.ts";
import { goodPassword, secretOf } from "../server/server.ts";
import { school } from "./aSchool.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

const at = (day: string) => Date.parse(`${day}T09:30:00Z`);

/** A leader's iPad in the office, a teacher's, and a phase leader's with a class of her phase. */
async function aSchoolYear() {
  const made = await school();
  const { server, office } = made;
  const { class: otter } = await office.do("addClass", { name: "Otter", type: "class", phase: "phase-2" });
  const { pupils } = await office.do("addPupils", { class: otter, names: [{ firstName: "Ada", lastName: "Rees" }] });
  await office.do("syncNow", {});
  const [ada = ""] = pupils;
  const ipad = tabletOf(server);
  await made.join("Priya Kaur", "priya", "teacher", ipad);
  const hers = tabletOf(server);
  const scopes = [{ type: "phase" as const, id: "phase-2" }];
  const { link } = await office.do("invite", { displayName: "Marcia Adu", role: "phaseLeader", scopes, from: null, until: null });
  await hers.do("claimInvitation", { secret: secretOf(link), login: "marcia", password: goodPassword });
  const all = [office, ipad, hers];
  const meet = async () => {
    for (const tablet of all) await tablet.do("syncNow", {});
  };
  await meet();
  const comes = async (day: string) => {
    server.clock.now = at(day);
    await meet();
  };
  const years = (tablet: TestTablet = office) => tablet.sees("years", {});
  const year = async (named: string, tablet: TestTablet = office) => {
    const found = (await years(tablet)).years.find((one) => one.year === named);
    if (!found) throw new Error(`${named} is not shown`);
    return found;
  };
  /** Where the year shows in the classroom: Class's line, Plan's module, and the days on which a child of the phase was in school. */
  const classroom = async () => {
    const [child] = (await hers.sees("phase", { phase: null })).classes.flatMap((one) => one.pupils);
    return {
      line: (await ipad.sees("class", { class: made.named })).module,
      module: (await ipad.sees("plan", { pupil: made.amara })).module,
      present: child?.evidence?.fortnight.present ?? null,
    };
  };
  return { ...made, ipad, hers, ada, meet, comes, years, year, classroom };
}

describe("a school year", () => {
  it("is shown with the next, which has not been begun, to everybody; and is for leaders to edit", async () => {
    const { years, ipad, hers } = await aSchoolYear();
    const view = await years();
    expect(view.years.map(({ year, begun, modules, closures }) => [year, begun, modules.length, closures.length])).toEqual([
      ["2026-27", true, 6, 3],
      ["2027-28", false, 0, 0],
    ]);
    expect(view).toMatchObject({ mayEdit: true, toBegin: { year: "2027-28", from: "2026-27" }, late: false });
    for (const tablet of [ipad, hers]) {
      expect((await years(tablet)).mayEdit).toBe(false);
      expect(await tablet.tried("beginYear", { year: "2027-28" })).toMatchObject({ ok: false, code: "forbidden_kind" });
    }
  });

  it("begins in the shape of the one before it, with no signal, and is everybody's once it is sent", async () => {
    const { office, ipad, meet, year } = await aSchoolYear();
    office.network.on = false;
    await office.do("beginYear", { year: "2027-28" });
    expect(await year("2027-28")).toMatchObject({ begun: true, closures: [{ name: "Training day", from: "2027-09-01" }, {}, {}] });
    expect((await year("2027-28", ipad)).begun).toBe(false);
    office.network.on = true;
    await meet();
    const there = await year("2027-28", ipad);
    expect(there.modules.map(({ number, from }) => [number, from])[0]).toEqual([1, "2027-09-01"]);
    expect((await office.sees("pill", {})).state).toBe("upToDate");
  });

  it("begun by two leaders who had not met is there once", async () => {
    const { server, office, meet, year } = await aSchoolYear();
    const other = tabletOf(server);
    await other.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
    await other.do("syncNow", {});
    for (const tablet of [office, other]) {
      tablet.network.on = false;
      await tablet.do("beginYear", { year: "2027-28" });
      tablet.network.on = true;
      await tablet.do("syncNow", {});
    }
    await meet();
    expect((await year("2027-28")).closures).toHaveLength(3);
    for (const tablet of [office, other]) expect((await tablet.sees("sync", {})).attention).toEqual([]);
    expect(await office.tried("beginYear", { year: "2027-28" })).toMatchObject({ ok: false, code: "conflict" });
  });

  it("of another time is not begun", async () => {
    const { office } = await aSchoolYear();
    for (const year of ["2028-29", "2025-26"])
      expect(await office.tried("beginYear", { year })).toMatchObject({ ok: false, code: "invalid_change" });
  });
});

describe("the days of a year", () => {
  it("are put right: a module's, and the data point at its end goes along", async () => {
    const { office, ipad, meet, year, classroom, comes } = await aSchoolYear();
    const { modules, seen } = await year("2026-27");
    const moved = modules.map((one) => (one.number === 1 ? { ...one, until: "2026-10-16" } : one));
    await office.do("saveModules", { year: "2026-27", seen, modules: moved });
    await meet();
    expect((await year("2026-27", ipad)).modules[0]?.until).toBe("2026-10-16");
    await comes("2026-10-20");
    expect((await classroom()).line).toBeNull();
    const second = moved.map((one) => (one.number === 2 ? { ...one, until: "2026-12-16" } : one));
    await office.do("saveModules", { year: "2026-27", seen: (await year("2026-27")).seen, modules: second });
    const kept = await [...office.stores.values()][0]?.record("school", "year-2026-27");
    expect(kept?.fields.dataPoints).toMatchObject([{ module: 2, on: "2026-12-16" }, { module: 4 }, { module: 6 }]);
    await meet();
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });

  it("are not taken where they cannot be", async () => {
    const { office, year } = await aSchoolYear();
    const { modules, seen } = await year("2026-27");
    const backwards = modules.map((one) => (one.number === 1 ? { ...one, until: "2026-08-20" } : one));
    expect(await office.tried("saveModules", { year: "2026-27", seen, modules: backwards })).toMatchObject({ code: "invalid_change" });
    expect(await office.tried("saveModules", { year: "2027-28", seen: {}, modules })).toMatchObject({ code: "not_here" });
    const outside = { name: "Snow", from: "2027-07-30", until: "2027-08-02" };
    expect(await office.tried("saveClosure", { closure: null, year: "2026-27", fields: outside, seen: {} })).toMatchObject({
      code: "invalid_change",
    });
  });

  it("on which nobody comes are added, changed and removed, with no signal", async () => {
    const { office, ipad, meet, year } = await aSchoolYear();
    office.network.on = false;
    const snow = { name: "Snow", from: "2026-12-07", until: "2026-12-08" };
    await office.do("saveClosure", { closure: null, year: "2026-27", fields: snow, seen: {} });
    const named = async () => (await year("2026-27")).closures.map(({ name, from, until }) => ({ name, from, until }));
    expect(await named()).toContainEqual(snow);
    const [kept] = (await year("2026-27")).closures.filter(({ name }) => name === "Snow");
    const longer = { ...snow, until: "2026-12-09" };
    await office.do("saveClosure", { closure: kept?.id ?? null, year: "2026-27", fields: longer, seen: kept?.seen ?? {} });
    expect(await named()).toContainEqual(longer);
    office.network.on = true;
    await meet();
    const [first] = (await year("2026-27")).closures;
    await office.do("removeClosure", { closure: first?.id ?? "", seen: first?.seen ?? {} });
    await meet();
    expect((await year("2026-27", ipad)).closures.map(({ name }) => name)).toEqual(["Snow", "Training day", "May bank holiday"]);
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });
});

describe("1 August", () => {
  it("goes by unseen where next year has been begun: Class says its module, Plan too, and Phase has its school days", async () => {
    const { office, comes, years, classroom } = await aSchoolYear();
    await comes("2027-07-20");
    await office.do("beginYear", { year: "2027-28" });
    await comes("2027-08-10");
    expect(await classroom()).toEqual({ line: null, module: null, present: 0 });
    expect(await years()).toMatchObject({ late: false, toBegin: { year: "2028-29", from: "2027-28" } });
    await comes("2027-09-15");
    expect(await classroom()).toEqual({ line: { number: 1, week: 3 }, module: 1, present: 9 });
  });

  it("leaves a school without a year where it has not: School says so, and who may begins it then", async () => {
    const { office, comes, years, classroom } = await aSchoolYear();
    await comes("2027-05-31");
    expect((await years()).late).toBe(false);
    await comes("2027-06-01");
    expect(await years()).toMatchObject({ late: true, toBegin: { year: "2027-28" } });
    await comes("2027-09-15");
    expect(await classroom()).toEqual({ line: null, module: null, present: 0 });
    expect(await years()).toMatchObject({ late: true, toBegin: { year: "2027-28", from: "2026-27" } });
    await office.do("beginYear", { year: "2027-28" });
    await comes("2027-09-15");
    expect(await classroom()).toMatchObject({ line: { number: 1, week: 3 }, module: 1, present: 9 });
  });

  it("that went by twice is made good: a year begins from the last there was, however long ago", async () => {
    const { office, comes, year } = await aSchoolYear();
    await comes("2028-10-02");
    await office.do("beginYear", { year: "2028-29" });
    const { modules, closures } = await year("2028-29");
    expect([modules[0]?.from, closures.length]).toEqual(["2028-09-06", 3]);
    expect(isSchoolDay("2028-10-02", modules, closures)).toBe(true);
  });
});
