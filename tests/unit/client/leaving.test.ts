import { describe, expect, it } from "vitest";
import { goodPassword, secretOf } from "../server/server.ts";
import { moment, school, worded } from "./aSchool.ts";
import { goodPin, tabletOf, type TestTablet } from "./aTablet.ts";

/** Everything of a person that is anywhere on a tablet. */
function keptOf(tablet: TestTablet, person: string): string {
  const device = [...(tablet.disks.get("device")?.values() ?? [])].flatMap((table) => [...table.entries()]);
  return JSON.stringify([[...(tablet.disks.get(person)?.values() ?? [])].flatMap((table) => [...table.entries()]), device]);
}

async function tomsTablet() {
  const made = await school();
  const ipad = tabletOf(made.server);
  const tom = await made.join("Tom Brennan", "tom", "ta", ipad);
  return { ...made, ipad, tom };
}

describe("leaving an iPad for good", () => {
  it("deletes the person's whole database: children's records, password check and sign-in", async () => {
    const { ipad, tom, amara } = await tomsTablet();
    expect(keptOf(ipad, tom)).toContain(amara);
    await ipad.do("signOut", {});
    expect(ipad.disks.has(tom)).toBe(false);
    expect(keptOf(ipad, tom)).not.toContain(tom);
    expect(await ipad.sees("device", {})).toMatchObject({
      people: [],
      current: null,
      farewell: { tileName: "Tom B.", told: true },
    });
  });

  it("ends the sign-in at the school, and says when it could not: the next sign-in there ends it", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const sessions = () => server.asks(({ db }) => db.selectFrom("session").select("id").where("userId", "=", tom).execute());
    const before = await sessions();
    ipad.network.on = false;
    await ipad.do("signOut", {});
    expect(await sessions()).toEqual(before);
    expect(ipad.disks.has(tom)).toBe(false);
    expect((await ipad.sees("device", {})).farewell).toEqual({ tileName: "Tom B.", told: false });
    ipad.network.on = true;
    await ipad.do("signIn", { login: "tom", password: goodPassword });
    expect((await ipad.sees("device", {})).farewell).toBeNull();
    await ipad.do("signOut", {});
    expect(await sessions()).toEqual([]);
  });

  it("waits for a tap that came in between, and leaves no half-gone database", async () => {
    const { ipad, tom, amara, targets } = await tomsTablet();
    ipad.network.on = false;
    const [target = ""] = targets;
    const tap = ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    expect(await ipad.tried("signOut", {})).toEqual({ ok: false, code: "unsent_work" });
    await tap;
    expect((await ipad.sees("lastFive", {})).records).toHaveLength(1);
    ipad.network.on = true;
    await ipad.do("syncNow", {});
    await ipad.do("signOut", {});
    expect(ipad.disks.has(tom)).toBe(false);
  });

  it("waits until what was not taken is decided", async () => {
    const { ipad, tom, amara } = await tomsTablet();
    // An assistant's plan is not his to write: the school refuses it, and it is here alone.
    await ipad.do("addTargets", { pupil: amara, targets: worded("Waves") });
    await ipad.do("syncNow", {});
    expect((await ipad.sees("sync", {})).attention).toHaveLength(1);
    expect(await ipad.tried("signOut", {})).toEqual({ ok: false, code: "undecided_work" });
    expect(ipad.disks.has(tom)).toBe(true);
    const [item] = (await ipad.sees("sync", {})).attention;
    await ipad.do("dismissRefused", { attention: item?.id ?? "" });
    await ipad.do("signOut", {});
    expect(ipad.disks.has(tom)).toBe(false);
  });

  it("is open to cover, whose access has a last day", async () => {
    const { server, office, named } = await school();
    const ipad = tabletOf(server);
    const { link } = await office.do("invite", {
      ...{ displayName: "Sam", role: "cover", scopes: [{ type: "class", id: named }], from: null, until: "2026-09-22" },
    });
    const { person } = await ipad.do("claimInvitation", { secret: secretOf(link), login: "sam", password: goodPassword });
    await ipad.do("syncNow", {});
    await ipad.do("signOut", {});
    expect(ipad.disks.has(person)).toBe(false);
  });

  it("goes on at the next start when the iPad died half-way", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const dead = tabletOf(server, ipad.disks);
    dead.deletes.on = false;
    await dead.do("openTile", { person: tom, pin: goodPin });
    expect(await dead.tried("signOut", {})).toEqual({ ok: false, code: "failed" });
    expect(ipad.disks.has(tom)).toBe(true);
    const next = tabletOf(server, ipad.disks);
    await next.engine.start();
    expect(ipad.disks.has(tom)).toBe(false);
    expect((await next.sees("device", {})).people).toEqual([]);
  });

  it("keeps nobody else from working while what is left cannot be deleted", async () => {
    const { server, ipad, named, join } = await tomsTablet();
    const leanne = await join("Leanne Price", "leanne", "ta", ipad);
    await ipad.do("lock", {});
    await ipad.engine.start();
    await ipad.do("signIn", { login: "tom", password: goodPassword });
    ipad.deletes.on = false;
    expect(await ipad.tried("signOut", {})).toEqual({ ok: false, code: "failed" });
    await ipad.do("openTile", { person: leanne, pin: goodPin });
    const next = tabletOf(server, ipad.disks);
    next.deletes.on = false;
    await next.engine.start();
    await next.do("openTile", { person: leanne, pin: goodPin });
    expect((await next.sees("class", { class: named })).cards).toHaveLength(2);
  });

  it("is over before the school is told, so that whoever signs in again meanwhile keeps what they write", async () => {
    const { ipad, tom, amara, targets, server } = await tomsTablet();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let asked: () => void = () => undefined;
    const askedToEnd = new Promise<void>((resolve) => (asked = resolve));
    ipad.network.between = (path) => {
      if (path !== "/identity/sign-out") return null;
      asked();
      return held.then(() => Response.json({ ok: true }));
    };
    const left = ipad.do("signOut", {});
    await askedToEnd;
    expect((await ipad.sees("device", {})).people).toEqual([]);
    await ipad.do("signIn", { login: "tom", password: goodPassword });
    await ipad.do("syncNow", {});
    ipad.network.on = false;
    await ipad.do("recordTarget", { pupil: amara, target: targets[0] ?? "", went: "onOwn", moment: moment(tom) });
    letGo();
    await left;
    expect((await ipad.sees("lastFive", {})).records).toHaveLength(1);
    const next = tabletOf(server, ipad.disks);
    next.network.on = false;
    await next.do("openTile", { person: tom, pin: goodPin });
    expect((await next.sees("lastFive", {})).records).toHaveLength(1);
  });

  it("is finished before the person opens a database here again", async () => {
    const { ipad, tom, amara, targets, server } = await tomsTablet();
    ipad.deletes.on = false;
    expect(await ipad.tried("signOut", {})).toEqual({ ok: false, code: "failed" });
    const again = tabletOf(server, ipad.disks);
    again.deletes.on = false;
    expect(await again.tried("signIn", { login: "tom", password: goodPassword })).toEqual({ ok: false, code: "failed" });
    again.deletes.on = true;
    await again.do("signIn", { login: "tom", password: goodPassword });
    await again.do("syncNow", {});
    again.network.on = false;
    await again.do("recordTarget", { pupil: amara, target: targets[0] ?? "", went: "onOwn", moment: moment(tom) });
    const next = tabletOf(server, ipad.disks);
    next.network.on = false;
    await next.do("openTile", { person: tom, pin: goodPin });
    expect((await next.sees("lastFive", {})).records).toHaveLength(1);
  });
});
