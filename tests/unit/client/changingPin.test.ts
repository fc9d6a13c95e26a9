/** Whoever is in chooses another PIN for their iPad; and what the school decides for all of them. */
import { describe, expect, it } from "vitest";
import { goodPassword, setUp, testServer } from "../server/server.ts";
import { goodPin, tabletOf } from "./aTablet.ts";

const next = "830261";

async function anIpad() {
  const server = await testServer();
  await setUp(server);
  const ipad = tabletOf(server);
  const { person } = await ipad.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
  await ipad.do("syncNow", {});
  return { server, ipad, person };
}

describe("a PIN that is changed", () => {
  it("opens the iPad from then on, with no network, and the one before opens nothing", async () => {
    const { ipad, person } = await anIpad();
    ipad.network.on = false;
    await ipad.do("changePin", { pin: goodPin, next });
    await ipad.do("lock", {});
    expect(await ipad.tried("openTile", { person, pin: goodPin })).toEqual({ ok: false, code: "wrong_pin", left: 9 });
    await ipad.do("openTile", { person, pin: next });
    expect((await ipad.sees("session", {})).person.id).toBe(person);
  });

  it("stays what it was where the one before was not known, and the tries are the tile's own", async () => {
    const { ipad, person } = await anIpad();
    expect(await ipad.tried("changePin", { pin: "111222", next })).toEqual({ ok: false, code: "wrong_pin", left: 9 });
    expect(await ipad.tried("changePin", { pin: "111222", next })).toEqual({ ok: false, code: "wrong_pin", left: 8 });
    await ipad.do("lock", {});
    expect(await ipad.tried("openTile", { person, pin: next })).toEqual({ ok: false, code: "wrong_pin", left: 7 });
    await ipad.do("openTile", { person, pin: goodPin });
  });

  it("is no easy one", async () => {
    const { ipad, person } = await anIpad();
    expect(await ipad.tried("changePin", { pin: goodPin, next: "123456" })).toMatchObject({ ok: false });
    await ipad.do("lock", {});
    await ipad.do("openTile", { person, pin: goodPin });
  });

  it("is nobody's, while nobody is in", async () => {
    const { ipad } = await anIpad();
    await ipad.do("lock", {});
    expect(await ipad.tried("changePin", { pin: goodPin, next })).toEqual({ ok: false, code: "locked" });
  });
});

describe("what a leader decides for the school's iPads", () => {
  it("holds on each of them after its next exchange", async () => {
    const { server, ipad } = await anIpad();
    await ipad.do("savePolicies", { policies: [{ policy: "idle-minutes-lesson", value: 45 }] });
    const other = tabletOf(server);
    await other.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
    await other.do("syncNow", {});
    expect((await other.sees("session", {})).idleMinutes).toEqual({ lesson: 45, elsewhere: 5 });
    expect(await other.sees("policies", {})).toMatchObject({ mayEdit: true });
    await other.do("savePolicies", { policies: [{ policy: "idle-minutes-lesson", value: 20 }] });
    await ipad.do("syncNow", {});
    expect((await ipad.sees("session", {})).idleMinutes.lesson).toBe(20);
  });

  it("is refused outside what keeps them safe, by the iPad and by the server", async () => {
    const { ipad } = await anIpad();
    const beyond = { policies: [{ policy: "offline-unlock-days", value: 365 }] } as const;
    expect(await ipad.tried("savePolicies", { policies: [...beyond.policies] })).toEqual({ ok: false, code: "invalid_change" });
  });

  it("shortens for how long a PIN opens anything with no word from the school", async () => {
    const { server, ipad, person } = await anIpad();
    await ipad.do("savePolicies", { policies: [{ policy: "offline-unlock-days", value: 2 }] });
    await ipad.do("lock", {});
    server.clock.now += 3 * 86_400_000;
    expect(await ipad.tried("openTile", { person, pin: goodPin })).toMatchObject({ ok: false, code: "unlock_ran_out" });
  });
});
