import { describe, expect, it } from "vitest";
import { share } from "../../../src/server/web/fairShare.ts";
import { maxActsInPush } from "../../../src/sync/protocol.ts";
import { signedIn } from "../../../src/sync/identityMessages.ts";
import { joined, rivers, taOf } from "./people.ts";
import { codeOf, goodPassword, setUp, taken, testServer, type TestServer } from "./server.ts";

/** A request that is let in, and soon over: what it asks cannot be read. */
const poll = (server: TestServer, { token }: { token: string }) => server.post("/sync/pull", {}, token);

/** How many of so many requests were told to wait. */
async function polls(server: TestServer, who: { token: string }, times: number): Promise<number> {
  let told = 0;
  for (let n = 0; n < times; n += 1) if (codeOf(await poll(server, who)) === "rate_limited") told += 1;
  return told;
}

describe("one person's share of the server", () => {
  it("runs out for whoever asks without end, says how long to wait, and keeps nobody else waiting, at one address or on one tablet", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const elsewhere = taken(await server.post("/identity/sign-in", { login: "jo.bell", password: goodPassword }), signedIn);
    expect(await polls(server, ta, share.burst)).toBe(0);
    const stopped = await poll(server, ta);
    expect([codeOf(stopped), stopped.headers.get("retry-after")]).toEqual(["rate_limited", "1"]);
    expect(codeOf(await poll(server, elsewhere))).toBe("rate_limited");
    expect(codeOf(await server.get("/identity/me", ta.token))).toBe("rate_limited");
    expect((await server.get("/identity/me", leader.token)).status).toBe(200);
    server.clock.now += 1_000;
    expect(await polls(server, ta, share.perSecond)).toBe(0);
    expect(codeOf(await poll(server, ta))).toBe("rate_limited");
  });

  it("is enough for a tablet that sends ten thousand records at once, and for a class of thirty behind one address", async () => {
    const requests = Math.ceil(10_000 / maxActsInPush);
    expect(requests * 10).toBeLessThan(share.burst);
    const server = await testServer();
    const leader = await setUp(server);
    const sessions = [leader];
    for (let n = 1; n < 30; n += 1) sessions.push(await joined(server, leader, `adult.${n}`, [taOf(rivers.class)]));
    const all = await Promise.all(sessions.map((session) => polls(server, session, requests)));
    expect(Math.max(...all)).toBe(0);
  });
});
