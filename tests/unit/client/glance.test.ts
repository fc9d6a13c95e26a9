/** Targets at a glance: the sheet for the day the iPad is flat. */
import { describe, expect, it } from "vitest";
import { glanceQuery } from "../../../src/client/queries/glance.ts";
import { lesson } from "./aClass.ts";

async function printing() {
  const made = await lesson();
  const { office, ipad, named } = made;
  const chooses = async (name: string, targets: Record<string, string[]>) => {
    const now = { name, place: null, camera: false, areas: [], usualAdults: [], slots: [], targets };
    const { activity } = await office.do("setUpActivity", { class: named, seen: null, now });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    return activity;
  };
  const glance = (activity: string | null) => ipad.sees("glance", { class: named, activity });
  const told = async (activity: string | null) =>
    (await glance(activity)).rows.map(({ name, targets }) => [name, ...targets.map(({ wording }) => wording)]);
  return { ...made, chooses, glance, told };
}

describe("targets at a glance", () => {
  it("has an activity’s children with their targets in it, and what helps each of them", async () => {
    const { chooses, glance, told, amara, target } = await printing();
    const snack = await chooses("Snack", { [amara]: [target] });
    expect(await told(snack)).toEqual([["Amara", "Looks at one of two objects"]]);
    expect(await glance(snack)).toMatchObject({ chosen: true, rows: [{ helpsLine: "Wait 25 s" }] });
  });

  it("keeps a target’s place in the activity when it is followed by another", async () => {
    const { office, ipad, chooses, told, amara, target, other } = await printing();
    const snack = await chooses("Snack", { [amara]: [target, other] });
    const plan = await office.sees("plan", { pupil: amara });
    const was = plan.targets.find(({ id }) => id === target);
    if (!was) throw new Error("the plan has no such target");
    await office.do("decideTarget", {
      ...{ pupil: amara, target, action: "nextStep", why: "" },
      next: { ...was, wording: "Looks from one object to the other" },
    });
    await office.do("decideTarget", { pupil: amara, target: other, action: "carryOver", why: "Not there yet", next: null });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect(await told(snack)).toEqual([["Amara", "Looks from one object to the other", "Presses the switch"]]);
  });

  it("has everything of everybody where nobody has chosen yet, and says so", async () => {
    const { glance, told, activity } = await printing();
    expect(await told(activity)).toEqual([["Amara", "Looks at one of two objects", "Presses the switch"], ["Cai"]]);
    expect(await glance(activity)).toMatchObject({ chosen: false });
    expect(await told(null)).toEqual(await told(activity));
    expect(await glance(null)).toMatchObject({ chosen: true });
  });

  it("has what counts and what doesn’t, leaves out what has ended, and a child who is away today", async () => {
    const { office, ipad, told, glance, amara, target, other } = await printing();
    const seen = (await office.sees("plan", { pupil: amara })).targets.find(({ id }) => id === target);
    if (!seen) throw new Error("the plan has no such target");
    await office.do("saveTarget", { pupil: amara, seen, now: { ...seen, counts: "eyes rest on it" } });
    await office.do("decideTarget", { pupil: amara, target: other, action: "stop", why: "", next: null });
    await office.do("setAway", { pupil: amara, away: true, why: "unwell", half: "day" });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect(await told(null)).toEqual([["Amara", "Looks at one of two objects"], ["Cai"]]);
    expect((await glance(null)).rows[0]?.targets).toMatchObject([{ counts: "eyes rest on it", doesntCount: "" }]);
  });

  it("reads no evidence", async () => {
    const { ipad, tom, named } = await printing();
    const store = ipad.stores.get(tom);
    if (!store) throw new Error("Tom is not signed in");
    const { now } = await store.now();
    const never = () => Promise.reject(new Error("evidence was read"));
    Object.assign(store, { summaries: never, observations: never, seenOn: never, recent: never });
    const reading = { store, person: tom, zone: "Europe/London", now };
    expect((await glanceQuery(reading, { class: named, activity: null })).rows).toHaveLength(2);
  });
});
