import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { plainCodec } from "../../../src/store/codec.ts";
import { DeviceStore } from "../../../src/store/deviceStore.ts";
import { memoryDisk, memoryTables } from "../../../src/store/memory.ts";
import { endSessions } from "../../../src/server/identity/accounts.ts";
import { aDay, goodPassword, otherPassword, says, secretOf } from "../server/server.ts";
import { moment, school } from "./aSchool.ts";
import { goodPin, quick, tabletOf } from "./aTablet.ts";

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

  it("is said once his PIN is typed, which no longer opens anything by itself", async () => {
    const { after, tom } = await cleared();
    expect(await after.tried("openTile", { person: tom, pin: goodPin })).toEqual({ ok: false, code: "copy_cleared" });
    expect(await after.sees("device", {})).toMatchObject({
      ...{ current: null, problem: "emptied", arriving: { person: tom, next: "signIn" } },
      people: [{ id: tom, cleared: true, waiting: 0 }],
    });
    expect(await after.tried("signIn", { login: "tom", password: goodPassword })).toEqual({ ok: false, code: "offline" });
  });

  it("is restored from the server at the next sign-in, and what was not sent is counted, until it was read", async () => {
    const { after, tom, named, server } = await cleared();
    await after.tried("openTile", { person: tom, pin: goodPin });
    after.network.on = true;
    // His PIN was right already: nobody asks for it twice.
    await after.do("signIn", { login: "tom", password: goodPassword });
    await after.do("syncNow", {});
    expect((await after.sees("class", { class: named })).cards).toHaveLength(2);
    expect((await after.sees("session", {})).emptied).toEqual({ lost: 2 });
    expect((await after.sees("device", {})).people).toMatchObject([{ id: tom, cleared: false }]);

    const later = tabletOf(server, after.disks);
    later.network.on = false;
    await later.do("openTile", { person: tom, pin: goodPin });
    expect((await later.sees("session", {})).emptied).toEqual({ lost: 2 });
    await later.do("emptiedRead", {});
    expect((await later.sees("session", {})).emptied).toBeNull();
  });
});

describe("closing the app", () => {
  it("locks it: the tiles are back at the next start, and with no network the PIN opens what was left", async () => {
    const { server, ipad, tom, named } = await tomsTablet();
    const cold = tabletOf(server, ipad.disks);
    cold.network.on = false;
    await cold.engine.start();
    expect(await cold.sees("device", {})).toMatchObject({ current: null, arriving: null, people: [{ id: tom, name: "Tom B." }] });
    await cold.do("openTile", { person: tom, pin: goodPin });
    expect((await cold.sees("class", { class: named })).cards).toHaveLength(2);
    expect((await cold.sees("session", {})).person).toEqual({ id: tom, displayName: "Tom Brennan" });
  });
});

describe("a PIN", () => {
  it("that is easy to guess is refused when it is chosen, and nothing is kept", async () => {
    const { office, server } = await school();
    const { link } = await office.do("invite", {
      ...{ displayName: "Sam Cole", role: "technician", scopes: [{ type: "school" }], from: null, until: null },
    });
    const ipad = tabletOf(server);
    await ipad.tried("claimInvitation", { secret: secretOf(link), login: "sam", password: goodPassword });
    expect(await ipad.sees("device", {})).toMatchObject({ current: null, arriving: { name: "Sam C.", next: "choosePin" } });
    for (const pin of ["123456", "111111", "272727"]) {
      expect(await ipad.tried("choosePin", { pin })).toEqual({ ok: false, code: "pin_easy" });
    }
    expect(await ipad.tried("choosePin", { pin: "2749" })).toEqual({ ok: false, code: "pin_short" });
    expect((await ipad.sees("device", {})).people).toEqual([]);
    expect(await ipad.tried("choosePin", { pin: goodPin })).toEqual({ ok: true, value: null });
    expect(await ipad.sees("device", {})).toMatchObject({ arriving: null, people: [{ name: "Sam C." }] });
  });

  it("says how many tries are left, through a reload, and after ten wrong ones opens nothing any more", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const again = tabletOf(server, ipad.disks);
    for (let left = 9; left > 5; left -= 1)
      expect(await ipad.tried("openTile", { person: tom, pin: "905316" })).toEqual({ ok: false, code: "wrong_pin", left });
    for (let left = 5; left > 0; left -= 1)
      expect(await again.tried("openTile", { person: tom, pin: "905316" })).toEqual({ ok: false, code: "wrong_pin", left });
    expect(await again.tried("openTile", { person: tom, pin: "905316" })).toEqual({ ok: false, code: "pin_gone" });
    expect(await again.tried("openTile", { person: tom, pin: goodPin })).toEqual({ ok: false, code: "pin_gone" });
  });

  it("is counted in every tab: ten wrong ones are ten, however many are tried at once", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const beside = tabletOf(server, ipad.disks);
    for (let round = 0; round < 5; round += 1)
      await Promise.all([ipad, beside].map((tab) => tab.tried("openTile", { person: tom, pin: "905316" })));
    for (const tab of [ipad, beside])
      expect(await tab.tried("openTile", { person: tom, pin: goodPin })).toEqual({ ok: false, code: "pin_gone" });
  });

  it("opens, typed in another tab before the tenth wrong one was found to be wrong, and all are counted afresh", async () => {
    const { server, ipad, tom } = await tomsTablet();
    for (let tries = 0; tries < 8; tries += 1) await ipad.tried("openTile", { person: tom, pin: "905316" });
    /** A tab that is at it until it is told to have found out. */
    const tryingIn = async (pin: string) => {
      let findsOut = (): void => undefined;
      const found = new Promise<void>((resolve) => (findsOut = resolve));
      const harden = vi.fn<typeof quick.harden>(async (...asked) => {
        await found;
        return quick.harden(...asked);
      });
      const answer = tabletOf(server, ipad.disks, { hardening: { ...quick, harden } }).tried("openTile", { person: tom, pin });
      await vi.waitFor(() => expect(harden).toHaveBeenCalledOnce());
      return { findsOut, answer };
    };
    const ninth = await tryingIn(goodPin);
    const tenth = await tryingIn("905316");
    ninth.findsOut();
    expect(await ninth.answer).toEqual({ ok: true, value: null });
    tenth.findsOut();
    expect(await tenth.answer).toEqual({ ok: false, code: "wrong_pin", left: 10 });
    expect(await tabletOf(server, ipad.disks).tried("openTile", { person: tom, pin: goodPin })).toEqual({ ok: true, value: null });
  });

  it("gives no eleventh try to whoever closes the app during the tenth", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const { settings } = new DeviceStore({ tables: memoryTables(ipad.disks.get("device") ?? memoryDisk()), codec: plainCodec });
    const kept = z.record(z.string(), z.json()).parse(await settings.get(`keys ${tom}`));
    await settings.set(`keys ${tom}`, { ...kept, wrong: 10 });
    expect(await tabletOf(server, ipad.disks).tried("openTile", { person: tom, pin: goodPin })).toEqual({ ok: false, code: "pin_gone" });
  });

  it("chosen in two tabs at once is the first one's: what was written with it is not thrown away", async () => {
    const { office, server, named, amara } = await school();
    const { link } = await office.do("invite", {
      ...{ displayName: "Tom Brennan", role: "ta", scopes: [{ type: "class", id: named }], from: null, until: null },
    });
    const ipad = tabletOf(server);
    const beside = tabletOf(server, ipad.disks);
    await ipad.tried("claimInvitation", { secret: secretOf(link), login: "tom", password: goodPassword });
    await beside.tried("signIn", { login: "tom", password: goodPassword });
    expect(await ipad.tried("choosePin", { pin: goodPin })).toEqual({ ok: true, value: null });
    await ipad.do("syncNow", {});
    ipad.network.on = false;
    await ipad.do("setState", { pupil: amara, state: "drowsy" });

    expect(await beside.tried("choosePin", { pin: "905316" })).toEqual({ ok: false, code: "busy" });
    const { arriving } = await beside.sees("device", {});
    expect(arriving).toMatchObject({ next: "pin" });
    await beside.do("openTile", { person: arriving?.person ?? "", pin: goodPin });
    expect(await beside.sees("pill", {})).toMatchObject({ waiting: 1 });
  });

  it("that only a newer app can read is not taken for none", async () => {
    const { server, ipad, tom, amara } = await tomsTablet();
    ipad.network.on = false;
    await ipad.do("setState", { pupil: amara, state: "drowsy" });
    ipad.network.on = true;
    const older = tabletOf(server, ipad.disks);
    await new DeviceStore({ tables: memoryTables(ipad.disks.get("device") ?? memoryDisk()), codec: plainCodec }).settings.set(
      `keys ${tom}`,
      { pin: "of another kind" },
    );
    expect(await older.tried("signIn", { login: "tom", password: goodPassword })).toEqual({ ok: false, code: "newer_data" });
    expect(ipad.disks.has(tom)).toBe(true);
  });

  it("that is right forgets the wrong ones before it", async () => {
    const { ipad, tom } = await tomsTablet();
    for (let tries = 0; tries < 9; tries += 1) await ipad.tried("openTile", { person: tom, pin: "905316" });
    await ipad.do("openTile", { person: tom, pin: goodPin });
    expect(await ipad.tried("openTile", { person: tom, pin: "905316" })).toEqual({ ok: false, code: "wrong_pin", left: 9 });
  });

  it("opens nothing on another iPad that was given a copy of this one's disk", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const copied = tabletOf(server, new Map(ipad.disks));
    expect(await copied.tried("openTile", { person: tom, pin: goodPin })).toMatchObject({ ok: false, code: "wrong_pin" });
  });

  it("leaves no database open behind a wrong one", async () => {
    const { ipad, tom } = await tomsTablet();
    await ipad.do("lock", {});
    expect(ipad.channels.get(tom)).toBe(0);
    for (let tries = 0; tries < 3; tries += 1) await ipad.tried("openTile", { person: tom, pin: "905316" });
    expect(ipad.channels.get(tom)).toBe(0);
  });
});

describe("what lies on the disk", () => {
  it("holds no child's name, no word of a note, no whole name of an adult and no session", async () => {
    const { ipad, tom, amara } = await tomsTablet();
    await ipad.do("recordNote", { notes: [{ pupil: amara, words: "Reached for the lamp" }], moment: moment(tom) });
    const kept = JSON.stringify(
      [...ipad.disks].map(([, tables]) => [...tables].map(([, rows]) => [...rows])),
      (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value),
    );
    for (const secret of ["Amara", "Okoye", "lamp", "Brennan", "Looks at one", "token", goodPassword, goodPin])
      expect(kept.includes(secret), secret).toBe(false);
    expect(kept).toContain("Tom B.");
  });
});

describe("a link for a new password", () => {
  it("says whose it is, and asks for no name to sign in with; the PIN stays as it was", async () => {
    const { office, ipad, tom } = await tomsTablet();
    const { link, purpose } = await office.do("inviteAgain", { person: tom });
    expect(purpose).toBe("reset");
    const secret = secretOf(link);
    expect(await ipad.do("openInvitation", { secret })).toEqual({
      ...{ purpose: "reset", displayName: "Tom Brennan", school: "Meadow Bank", login: "tom" },
    });
    await ipad.do("claimInvitation", { secret, login: "thomas", password: otherPassword });
    await ipad.do("lock", {});
    await ipad.do("openTile", { person: tom, pin: goodPin });
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

describe("a sign-in that the school has ended", () => {
  it("lets the PIN open what is here, sends nothing, and is made new where work goes on", async () => {
    const { office, ipad, tom, server } = await tomsTablet();
    await server.asks(({ db }) => endSessions(db, tom));
    await ipad.do("syncNow", {});
    await ipad.do("lock", {});
    await ipad.do("openTile", { person: tom, pin: goodPin });
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "signIn" });
    const { link } = await office.do("inviteAgain", { person: tom });
    const elsewhere = tabletOf(server);
    await elsewhere.do("claimInvitation", { secret: secretOf(link), login: "tom", password: otherPassword });
    expect(await ipad.tried("signIn", { login: "tom", password: goodPassword })).toEqual({ ok: false, code: "wrong_sign_in" });
    await ipad.do("signIn", { login: "tom", password: otherPassword });
    expect(await ipad.do("syncNow", {})).toMatchObject({ state: { state: "upToDate" }, trouble: null });
  });

  it("is not made new by a colleague on somebody's page: who signs in there is whoever works there", async () => {
    const { ipad, tom, join, server } = await tomsTablet();
    await join("Priya Kaur", "priya", "teacher", tabletOf(server));
    expect(await ipad.tried("signIn", { login: "priya", password: goodPassword })).toEqual({ ok: false, code: "wrong_person" });
    expect(await ipad.sees("device", {})).toMatchObject({ current: tom, arriving: null });
    expect(await ipad.tried("choosePin", { pin: goodPin })).toEqual({ ok: false, code: "locked" });
  });

  it("made by whoever wants to use the tablet next waits for their PIN, and is forgotten when they turn away", async () => {
    const { ipad, tom, join, server } = await tomsTablet();
    const priya = await join("Priya Kaur", "priya", "teacher", tabletOf(server));
    await ipad.do("lock", {});
    await ipad.tried("signIn", { login: "priya", password: goodPassword });
    expect(await ipad.sees("device", {})).toMatchObject({ current: null, arriving: { person: priya, next: "choosePin" } });
    await ipad.do("lock", {});
    expect(await ipad.sees("device", {})).toMatchObject({ arriving: null, people: [{ id: tom }] });
    expect(await ipad.tried("choosePin", { pin: goodPin })).toEqual({ ok: false, code: "locked" });
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
    await ipad.do("openTile", { person: tom, pin: goodPin });
    server.clock.now += 2 * aDay;
    const cold = tabletOf(server, ipad.disks);
    cold.network.on = false;
    await cold.engine.start();
    expect(await cold.sees("device", {})).toMatchObject({ current: null, problem: null });
    expect(await cold.tried("openTile", { person: tom, pin: "905316" })).toMatchObject({ ok: false, code: "wrong_pin" });
    expect(await cold.tried("openTile", { person: tom, pin: goodPin })).toEqual({ ok: false, code: "unlock_ran_out" });
    expect(await cold.sees("device", {})).toMatchObject({ arriving: { next: "signIn", unsent: 1 }, people: [{ id: tom, waiting: 1 }] });
    cold.network.on = true;
    await cold.do("signIn", { login: "tom", password: goodPassword });
    expect(await cold.do("syncNow", {})).toMatchObject({ state: { state: "upToDate", waiting: 0 } });
  });

  it("goes by the school's own number of days", async () => {
    const { server, ipad, tom } = await tomsTablet();
    const fields = { policy: "offline-unlock-days", value: 3 };
    await says(server, tom, { stream: "school", kind: "policy", record: "offline-unlock-days", fields });
    await ipad.do("syncNow", {});
    await ipad.do("lock", {});
    ipad.network.on = false;
    server.clock.now += 4 * aDay;
    expect(await ipad.tried("openTile", { person: tom, pin: goodPin })).toEqual({ ok: false, code: "unlock_ran_out" });
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
