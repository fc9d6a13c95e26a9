/** Administration is done with the server there: what it says of it is the answer. */
import { describe, expect, it } from "vitest";
import { pushRequest } from "../../../src/sync/protocol.ts";
import { goodPassword, secretOf, setUp, testServer } from "../server/server.ts";
import { tabletOf } from "./aTablet.ts";

async function aTeacher() {
  const server = await testServer();
  await setUp(server);
  const office = tabletOf(server);
  await office.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
  await office.do("syncNow", {});
  const { class: kingfisher } = await office.do("addClass", { name: "Kingfisher", type: "class", phase: null });
  const { link } = await office.do("invite", {
    displayName: "Priya Kaur",
    role: "teacher",
    scopes: [{ type: "class", id: kingfisher }],
    from: null,
    until: null,
  });
  const ipad = tabletOf(server);
  await ipad.do("claimInvitation", { secret: secretOf(link), login: "priya", password: goodPassword });
  await ipad.do("syncNow", {});
  return { server, ipad, kingfisher };
}

const otters = { name: "Otters", type: "class", phase: null } as const;

describe("what the server does not take of administration", () => {
  it("is answered where it was asked, and waits nowhere else", async () => {
    const { ipad } = await aTeacher();
    expect(await ipad.tried("addClass", otters)).toEqual({ ok: false, code: "forbidden_kind" });
    expect(await ipad.sees("sync", {})).toMatchObject({ attention: [], waiting: [], state: { state: "upToDate" } });
  });

  it("says nothing of what else was not taken meanwhile: that still needs attention", async () => {
    const { ipad, kingfisher } = await aTeacher();
    ipad.network.between = (path, init) => {
      if (path !== "/sync/push" || typeof init?.body !== "string") return null;
      const results = pushRequest.parse(JSON.parse(init.body)).acts.map(({ id }) => ({ act: id, outcome: "refused", code: "conflict" }));
      return Promise.resolve(Response.json({ version: 1, time: Date.UTC(2026, 8, 21, 7, 30), results }));
    };
    await ipad.do("didntHappen", { class: kingfisher, activity: "hydro", why: "closed" });
    expect(await ipad.tried("addClass", otters)).toEqual({ ok: false, code: "conflict" });
    expect((await ipad.sees("sync", {})).attention).toMatchObject([{ type: "refused", kind: "didntHappen" }]);
  });

  it("is not tried at all while the server asks to wait", async () => {
    const { ipad } = await aTeacher();
    ipad.network.between = () => Promise.resolve(Response.json({ code: "rate_limited", retryAfter: 40 }, { status: 429 }));
    expect(await ipad.tried("addClass", otters)).toEqual({ ok: false, code: "rate_limited" });
    expect((await ipad.sees("sync", {})).waiting).toEqual([]);
  });
});
