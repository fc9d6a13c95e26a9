import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signedIn } from "../../../src/sync/identityMessages.ts";
import { goodPassword, taken } from "../server/server.ts";
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

describe("the staff list", () => {
  it("tells who signs in, who has a link, and who neither", async () => {
    const { server, office, join, named } = await school();
    const tom = await join("Tom Brennan", "tom", "ta", tabletOf(server));
    await office.do("invite", { displayName: "Ann", role: "ta", scopes: [{ type: "class", id: named }], from: null, until: null });
    const list = await office.do("readStaff", {});
    expect(list.map(({ displayName, hasAccount, link }) => [displayName, hasAccount, link !== null]).sort()).toEqual([
      ["Ann", false, true],
      ["Ruth Okafor", true, false],
      ["Tom Brennan", true, false],
    ]);
    await office.do("inviteAgain", { person: tom });
    expect((await office.do("readStaff", {})).find(({ id }) => id === tom)).toMatchObject({ hasAccount: true, link: {} });
  });

  it("is asked for once: an idle poll beside it is one request", async () => {
    const { office } = await school();
    await office.do("readStaff", {});
    const before = office.network.requests.length;
    await office.do("syncNow", {});
    expect(office.network.requests.slice(before)).toEqual(["/sync/pull"]);
  });

  it("says that it needs the network, and is not empty for want of it", async () => {
    const { office } = await school();
    office.network.on = false;
    expect(await office.tried("readStaff", {})).toEqual({ ok: false, code: "offline" });
  });
});

describe("access", () => {
  it("of a class that is not named is refused, and never becomes the whole school's", async () => {
    const { office } = await school();
    const asked = { displayName: "Ann", role: "teacher", scopes: [{ type: "class", id: "" }], from: null, until: null } as const;
    expect(await office.tried("invite", { ...asked, scopes: [...asked.scopes] })).toMatchObject({ ok: false, code: "invalid_request" });
    expect((await office.do("readStaff", {})).map(({ displayName }) => displayName)).toEqual(["Ruth Okafor"]);
  });

  it("for cover is given with its days", async () => {
    const { office, named } = await school();
    const { link } = await office.do("invite", {
      ...{ displayName: "Sam", role: "cover", scopes: [{ type: "class", id: named }], from: "2026-09-22", until: "2026-09-23" },
    });
    expect(link).toContain("/join#");
    const sam = (await office.do("readStaff", {})).find(({ displayName }) => displayName === "Sam");
    expect(sam?.grants).toMatchObject([{ role: "cover", from: "2026-09-22", until: "2026-09-23" }]);
  });

  it("ends with a departure", async () => {
    const { server, office, join } = await school();
    const ipad = tabletOf(server);
    const tom = await join("Tom Brennan", "tom", "ta", ipad);
    await office.do("hasLeft", { person: tom, leftOn: "2026-09-21" });
    expect((await office.do("readStaff", {})).find(({ id }) => id === tom)).toMatchObject({ leftOn: "2026-09-21", grants: [] });
    await ipad.do("syncNow", {});
    expect((await ipad.sees("session", {})).classes).toEqual([]);
  });
});

describe("somebody who has forgotten their PIN", () => {
  it("is in the list of who leads the school, until they are let in", async () => {
    const { server, office, join } = await school();
    const tom = await join("Tom Brennan", "tom", "ta", tabletOf(server));
    expect(await office.do("readRescues", {})).toEqual([]);
    const { token, rescue } = taken(await server.post("/identity/sign-in", { login: "tom", password: goodPassword }), signedIn);
    const ask = () => server.post("/identity/rescues", { ephemeral: rescue.key, wrapping: "0b9e7c54-7a1f-4e0e-9d0a-3f1f5c2f6a11" }, token);
    await ask();
    const [first] = await office.do("readRescues", {});
    expect(first).toMatchObject({ person: tom, displayName: "Tom Brennan", askedAt: server.clock.now });
    await office.do("decideRescue", { rescue: first?.id ?? "", allow: true });
    expect(await office.do("readRescues", {})).toEqual([]);
    expect((await ask()).body).toMatchObject({ state: "open" });
  });

  it("is let in by nobody who does not lead the school, and not without the network", async () => {
    const { server, office, join } = await school();
    const ipad = tabletOf(server);
    await join("Ann Teacher", "ann.t", "teacher", ipad);
    expect(await ipad.tried("readRescues", {})).toMatchObject({ ok: false, code: "may_not_invite" });
    expect(await ipad.tried("decideRescue", { rescue: randomUUID(), allow: true })).toMatchObject({ ok: false, code: "may_not_invite" });
    office.network.on = false;
    expect(await office.tried("readRescues", {})).toEqual({ ok: false, code: "offline" });
  });
});
