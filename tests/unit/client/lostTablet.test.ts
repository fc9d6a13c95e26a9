/** An iPad that was lost or stolen, as it finds out itself. */
import { describe, expect, it, vi } from "vitest";
import { goodPassword } from "../server/server.ts";
import { goodPin, tabletOf } from "./aTablet.ts";
import { school } from "./aSchool.ts";

async function aClass() {
  const { server, office, join } = await school();
  const ipad = tabletOf(server);
  const [toms, priyas] = [await join("Tom Bell", "tom", "ta", ipad), await join("Priya Kaur", "priya", "teacher", ipad)];
  const tabletNamed = async () => {
    const tablets = await office.do("readTablets", {});
    const one = tablets.find(({ people }) => people.some(({ person }) => person === toms));
    if (!one) throw new Error("it has not signed in");
    return one;
  };
  const lose = async () => office.do("sayTabletLost", { tablet: (await tabletNamed()).id, lost: true });
  return { server, office, ipad, toms, priyas, tabletNamed, lose };
}

const isEmpty = async (ipad: ReturnType<typeof tabletOf>, ...people: string[]) => {
  await vi.waitFor(async () => expect((await ipad.sees("device", {})).people).toEqual([]));
  expect(people.filter((person) => ipad.disks.has(person))).toEqual([]);
  expect(await ipad.sees("device", {})).toMatchObject({ revoked: true, current: null });
};

describe("an iPad that is reported lost", () => {
  it("takes everybody's records off itself when one of them next exchanges, keys first", async () => {
    const { ipad, toms, priyas, lose } = await aClass();
    await lose();
    await ipad.tried("syncNow", {});
    await isEmpty(ipad, toms, priyas);
    expect(await ipad.tried("openTile", { person: toms, pin: goodPin })).toEqual({ ok: false, code: "pin_gone" });
    expect(await ipad.tried("signIn", { login: "tom", password: goodPassword })).toEqual({ ok: false, code: "device_revoked" });
  });

  it("does so when it is switched on, before anybody goes in", async () => {
    const { server, ipad, toms, priyas, lose } = await aClass();
    await ipad.do("lock", {});
    await lose();
    const cold = tabletOf(server, ipad.disks);
    await cold.engine.start();
    await isEmpty(cold, toms, priyas);
  });

  it("goes on with it at its next start, when it dies meanwhile: what is left opens for nobody", async () => {
    const { server, ipad, toms, priyas, lose } = await aClass();
    await lose();
    ipad.deletes.on = false;
    await ipad.tried("syncNow", {});
    const cold = tabletOf(server, ipad.disks);
    expect(await cold.tried("openTile", { person: toms, pin: goodPin })).toEqual({ ok: false, code: "pin_gone" });
    await cold.engine.start();
    await isEmpty(cold, toms, priyas);
  });

  it("is used again once it is found, and says nothing of it any more", async () => {
    const { server, office, ipad, tabletNamed, lose } = await aClass();
    await lose();
    await ipad.tried("syncNow", {});
    await office.do("sayTabletLost", { tablet: (await tabletNamed()).id, lost: false });
    const cold = tabletOf(server, ipad.disks);
    await cold.engine.start();
    await vi.waitFor(async () => expect((await cold.sees("device", {})).revoked).toBe(false));
    await cold.do("signIn", { login: "tom", password: goodPassword });
  });
});

describe("what an iPad says of itself", () => {
  it("is what waits on it unsent, of everybody, as their tiles say it", async () => {
    const { ipad, toms, priyas, tabletNamed, server } = await aClass();
    await ipad.do("lock", {});
    await ipad.do("openTile", { person: toms, pin: goodPin });
    ipad.network.on = false;
    await ipad.do("setState", { pupil: (await ipad.sees("roll", {}))[0]?.pupil ?? "", state: "alert" });
    await ipad.do("lock", {});
    ipad.network.on = true;
    server.clock.now += 60_000;
    await ipad.do("openTile", { person: priyas, pin: goodPin });
    await ipad.do("syncNow", {});
    await vi.waitFor(async () => {
      const { people } = await tabletNamed();
      expect(people.find(({ person }) => person === toms)?.waiting).toBe(1);
    });
  });

  it("is said once, until it is news or an hour has passed", async () => {
    const { ipad, server } = await aClass();
    const reports = () => ipad.network.requests.filter((path) => path === "/identity/tablets/report").length;
    await vi.waitFor(() => expect(reports()).toBeGreaterThan(0));
    const before = reports();
    for (let n = 0; n < 5; n += 1) await ipad.do("syncNow", {});
    expect(reports()).toBe(before);
    server.clock.now += 61 * 60_000;
    await ipad.do("syncNow", {});
    await vi.waitFor(() => expect(reports()).toBe(before + 1));
  });
});
