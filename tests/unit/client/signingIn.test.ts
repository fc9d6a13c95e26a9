import { describe, expect, it } from "vitest";
import { aDay, goodPassword, otherPassword, secretOf } from "../server/server.ts";
import { moment, school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

async function tomsTablet() {
  const made = await school();
  const ipad = tabletOf(made.server);
  const tom = await made.join("Tom Brennan", "tom", "ta", ipad);
  return { ...made, ipad, tom };
}

describe("storage found empty after use", () => {
  /** Tom recorded twice with no network, and then a browser threw his database away. */
  async function cleared() {
    const made = await tomsTablet();
    const { ipad, tom, amara, targets, server } = made;
    ipad.network.on = false;
    for (const target of targets) await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("syncNow", {});
    ipad.disks.delete(tom);
    const after = tabletOf(server, ipad.disks);
    after.network.on = false;
    await after.engine.start();
    return { ...made, after };
  }

  it("is said at the tiles, where a password alone no longer opens anything", async () => {
    const { after, tom } = await cleared();
    expect(await after.sees("device", {})).toMatchObject({
      current: null,
      problem: "emptied",
      people: [{ id: tom, cleared: true, waiting: 0 }],
    });
    expect(await after.tried("switchTo", { person: tom, password: goodPassword })).toEqual({ ok: false, code: "copy_cleared" });
    expect(await after.tried("signIn", { login: "tom", password: goodPassword })).toEqual({ ok: false, code: "copy_cleared" });
  });

  it("is restored from the server at the next sign-in, and what was not sent is counted, until it was read", async () => {
    const { after, tom, named, server } = await cleared();
    after.network.on = true;
    await after.do("switchTo", { person: tom, password: goodPassword });
    await after.do("syncNow", {});
    expect((await after.sees("class", { class: named })).cards).toHaveLength(2);
    expect((await after.sees("session", {})).emptied).toEqual({ lost: 2 });
    expect((await after.sees("device", {})).people).toMatchObject([{ id: tom, cleared: false }]);

    const later = tabletOf(server, after.disks);
    later.network.on = false;
    await later.engine.start();
    expect((await later.sees("session", {})).emptied).toEqual({ lost: 2 });
    await later.do("emptiedRead", {});
    expect((await later.sees("session", {})).emptied).toBeNull();
  });

  it("says the wrong password to somebody who types another", async () => {
    const { after, tom } = await cleared();
    after.network.on = true;
    expect(await after.tried("switchTo", { person: tom, password: otherPassword })).toEqual({ ok: false, code: "wrong_password" });
  });
});

describe("guessing at a tile", () => {
  it("waits longer and longer, through a reload, and even with the right password", async () => {
    const { server, ipad, tom } = await tomsTablet();
    ipad.network.on = false;
    const guess = (password: string, tablet = ipad) => tablet.tried("switchTo", { person: tom, password });
    for (let tries = 0; tries < 4; tries += 1) expect(await guess(otherPassword)).toEqual({ ok: false, code: "wrong_password" });
    expect(await guess(goodPassword)).toEqual({ ok: false, code: "too_many_tries", retryAfter: 5 });
    server.clock.now += 5_000;
    expect(await guess(otherPassword)).toEqual({ ok: false, code: "wrong_password" });
    const again = tabletOf(server, ipad.disks);
    again.network.on = false;
    expect(await guess(goodPassword, again)).toEqual({ ok: false, code: "too_many_tries", retryAfter: 10 });
    server.clock.now += 10_000;
    expect(await guess(goodPassword, again)).toEqual({ ok: true, value: null });
    expect(await guess(otherPassword, again)).toEqual({ ok: false, code: "wrong_password" });
  });

  it("leaves no database open behind a wrong password", async () => {
    const { ipad, tom } = await tomsTablet();
    await ipad.do("lock", {});
    ipad.network.on = false;
    expect(ipad.channels.get(tom)).toBe(0);
    for (let tries = 0; tries < 3; tries += 1) await ipad.tried("switchTo", { person: tom, password: otherPassword });
    expect(ipad.channels.get(tom)).toBe(0);
  });
});

describe("a link for a new password", () => {
  it("says whose it is, asks for no name to sign in with, and the tile goes on with the one there was", async () => {
    const { office, ipad, tom, server } = await tomsTablet();
    const { link, purpose } = await office.do("inviteAgain", { person: tom });
    expect(purpose).toBe("reset");
    const secret = secretOf(link);
    expect(await ipad.do("openInvitation", { secret })).toEqual({
      ...{ purpose: "reset", displayName: "Tom Brennan", school: "Meadow Bank", login: "tom" },
    });
    await ipad.do("claimInvitation", { secret, login: "thomas", password: otherPassword });
    // His session ends at the school; the tile signs him in again by itself, with the name the school knows.
    await office.do("inviteAgain", { person: tom });
    server.clock.now += 40 * aDay;
    await ipad.do("lock", {});
    await ipad.do("switchTo", { person: tom, password: otherPassword });
    expect(await ipad.do("syncNow", {})).toMatchObject({ state: { state: "upToDate" }, trouble: null });
  });

  it("that was used says so before anybody types", async () => {
    const { office, ipad } = await tomsTablet();
    const { link } = await office.do("invite", {
      ...{ displayName: "Ann", role: "leader", scopes: [{ type: "school" }], from: null, until: null },
    });
    await ipad.do("claimInvitation", { secret: secretOf(link), login: "ann", password: goodPassword });
    expect(await ipad.tried("openInvitation", { secret: secretOf(link) })).toEqual({ ok: false, code: "link_used" });
  });
});

describe("a password that the school no longer knows", () => {
  it("opens the tile no more: not with a network, and after that not without one", async () => {
    const { office, ipad, tom, server } = await tomsTablet();
    const { link } = await office.do("inviteAgain", { person: tom });
    await office.do("openInvitation", { secret: secretOf(link) });
    const elsewhere = tabletOf(server);
    await elsewhere.do("claimInvitation", { secret: secretOf(link), login: "tom", password: otherPassword });
    await ipad.do("syncNow", {});
    await ipad.do("lock", {});
    const opens = (password: string) => ipad.tried("switchTo", { person: tom, password });
    expect(await opens(goodPassword)).toEqual({ ok: false, code: "wrong_password" });
    ipad.network.on = false;
    expect(await opens(goodPassword)).toEqual({ ok: false, code: "unlock_ran_out" });
    ipad.network.on = true;
    expect(await opens(otherPassword)).toEqual({ ok: true, value: null });
  });
});

describe("an iPad that was long away", () => {
  it("asks for the network once after fourteen days, and has deleted nothing", async () => {
    const { server, ipad, tom, amara, targets } = await tomsTablet();
    ipad.network.on = false;
    const [target = ""] = targets;
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("lock", {});
    server.clock.now += 13 * aDay;
    await ipad.do("switchTo", { person: tom, password: goodPassword });
    server.clock.now += 2 * aDay;
    const cold = tabletOf(server, ipad.disks);
    cold.network.on = false;
    await cold.engine.start();
    expect(await cold.sees("device", {})).toMatchObject({ current: null, problem: null });
    expect(await cold.tried("switchTo", { person: tom, password: goodPassword })).toEqual({ ok: false, code: "unlock_ran_out" });
    expect(await cold.tried("switchTo", { person: tom, password: otherPassword })).toEqual({ ok: false, code: "wrong_password" });
    expect((await cold.sees("device", {})).people).toMatchObject([{ id: tom, waiting: 1 }]);
    cold.network.on = true;
    await cold.do("switchTo", { person: tom, password: goodPassword });
    expect(await cold.do("syncNow", {})).toMatchObject({ state: { state: "upToDate", waiting: 0 } });
  });

  it("goes by the school's own number of days", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const { db, schoolLog } = server.assembled;
    const fields = { policy: "offline-unlock-days", value: 3 };
    db.transaction(() =>
      schoolLog.state(tom, server.clock.now, [{ stream: "school", kind: "policy", record: "offline-unlock-days", fields }]),
    )();
    await ipad.do("syncNow", {});
    await ipad.do("lock", {});
    ipad.network.on = false;
    server.clock.now += 4 * aDay;
    expect(await ipad.tried("switchTo", { person: tom, password: goodPassword })).toEqual({ ok: false, code: "unlock_ran_out" });
  });
});

describe("cover that has ended", () => {
  it("closes the class on an iPad with no network, and says since when", async () => {
    const { server, office, named, amara } = await school();
    const ipad = tabletOf(server);
    const { link } = await office.do("invite", {
      ...{ displayName: "Sam Cover", role: "cover", scopes: [{ type: "class", id: named }], from: null, until: "2026-09-22" },
    });
    await ipad.do("claimInvitation", { secret: secretOf(link), login: "sam", password: goodPassword });
    await ipad.do("syncNow", {});
    ipad.network.on = false;
    server.clock.now += aDay;
    expect((await ipad.sees("session", {})).classes.map(({ id }) => id)).toEqual([named]);
    expect((await ipad.sees("class", { class: named })).cards).toHaveLength(2);
    server.clock.now += aDay;
    expect(await ipad.sees("session", {})).toMatchObject({
      ...{ classes: [], roles: [], ended: [{ id: named, name: "Kingfisher", until: "2026-09-22" }] },
      may: { record: false },
    });
    expect((await ipad.sees("class", { class: named })).cards).toEqual([]);
    await expect(ipad.sees("logSheet", { class: named, pupil: amara, activity: null })).rejects.toThrow("failed");
  });

  it("leaves open what another role still opens", async () => {
    const { server, office, named } = await school();
    const ipad = tabletOf(server);
    const { class: other } = await office.do("addClass", { name: "Goldcrest", type: "class", phase: null });
    const { link } = await office.do("invite", {
      ...{ displayName: "Sam", role: "ta", scopes: [{ type: "class", id: named }], from: null, until: null },
    });
    const { person } = await ipad.do("claimInvitation", { secret: secretOf(link), login: "sam", password: goodPassword });
    await office.do("giveAccess", { person, role: "cover", scopes: [{ type: "class", id: other }], from: null, until: "2026-09-21" });
    await ipad.do("syncNow", {});
    ipad.network.on = false;
    expect((await ipad.sees("session", {})).classes).toHaveLength(2);
    server.clock.now += aDay;
    expect((await ipad.sees("session", {})).classes.map(({ id }) => id)).toEqual([named]);
    expect((await ipad.sees("class", { class: named })).cards).toHaveLength(2);
  });
});
