/** Two tablets in one room: what one writes, the other is told of. */
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { listen } from "../../../src/client/exchange/listening.ts";
import type { EngineDeps } from "../../../src/client/engine/deps.ts";
import { pullRequest, type PullRequest } from "../../../src/sync/protocol.ts";
import { goodPassword, setUp, testServer, type TestServer } from "../server/server.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

/** Listens in earnest. What is asked of the network goes through the tablet's own, so that a test can cut it. */
function earListening(
  listeners: Set<AbortSignal>,
  heard: { count: number },
): { listen: EngineDeps["listen"]; of: (tablet: TestTablet, server: TestServer) => void } {
  let fetching: typeof fetch = () => Promise.reject(new TypeError("no network"));
  return {
    listen: async (asked) => {
      listeners.add(asked.ended);
      const moved: typeof asked.moved = (streams) => {
        heard.count += 1;
        asked.moved(streams);
      };
      await listen({ ...asked, moved, network: { fetch: (...request) => fetching(...request) }, schedule: () => () => undefined });
      listeners.delete(asked.ended);
    },
    of: (tablet, server) => {
      fetching = async (path, init) => {
        if (!tablet.network.on) throw new TypeError("no network");
        const { body, status } = await server.raw(typeof path === "string" ? path : "", init);
        // A browser's request that is ended ends its answer too, where it is being read.
        const signal = init?.signal;
        return new Response(body?.pipeThrough(new TransformStream(), signal ? { signal } : {}) ?? null, { status });
      };
    },
  };
}

function anIpad(server: TestServer) {
  const listeners = new Set<AbortSignal>();
  const heard = { count: 0 };
  const ear = earListening(listeners, heard);
  const ipad = tabletOf(server, new Map(), { listen: ear.listen });
  ear.of(ipad, server);
  onTestFinished(() => ipad.engine.onPage({ visible: false }));
  return { ...ipad, listeners, heard };
}

const leader = { login: "ruth@meadowbank.example", password: goodPassword };

async function twoIpads() {
  const server = await testServer({ liveTimes: { gatherMs: 1, heartbeatMs: 60_000, lifeMs: 60_000 } });
  await setUp(server);
  const [here, there] = [anIpad(server), anIpad(server)];
  for (const ipad of [here, there]) {
    await ipad.do("signIn", leader);
    await ipad.do("syncNow", {});
    // To ask again is the first that a listener is told; what follows is what a test is about.
    await vi.waitFor(() => expect([ipad.listeners.size, ipad.heard.count]).toEqual([1, 1]));
    await ipad.do("syncNow", {});
  }
  return { server, here, there };
}

describe("two tablets in one room", () => {
  it("see each other's work, without waiting for their next turn to ask", async () => {
    const { here, there } = await twoIpads();
    await here.do("addClass", { name: "Kingfisher", type: "class", phase: null });
    await vi.waitFor(async () => expect(await there.sees("places", {})).toMatchObject([{ name: "Kingfisher" }]));
  });

  it("ask with where they are, and for what moved first: its answer is the change", async () => {
    const { here, there } = await twoIpads();
    const asked: PullRequest[] = [];
    there.network.between = (path, init) => {
      if (path === "/sync/pull" && typeof init?.body === "string") asked.push(pullRequest.parse(JSON.parse(init.body)));
      return null;
    };
    await here.do("addClass", { name: "Kingfisher", type: "class", phase: null });
    await vi.waitFor(async () => expect(await there.sees("places", {})).toHaveLength(1));
    expect(asked.find(({ first }) => first?.includes("school"))).toHaveProperty("cursors");
  });
});

describe("a tablet stops listening", () => {
  it("when the app is left, and begins again after the exchange with which it comes back", async () => {
    const { here } = await twoIpads();
    here.engine.onPage({ visible: false });
    await vi.waitFor(() => expect(here.listeners.size).toBe(0));
    here.engine.onPage({ visible: true });
    await vi.waitFor(() => expect(here.listeners.size).toBe(1));
  });

  it("when its person is covered", async () => {
    const { here } = await twoIpads();
    await here.do("lock", {});
    await vi.waitFor(() => expect(here.listeners.size).toBe(0));
  });

  it("when the server ends its session, and the exchange that follows says so", async () => {
    const { server, here } = await twoIpads();
    here.engine.onPage({ visible: false });
    await vi.waitFor(() => expect(here.listeners.size).toBe(0));
    server.clock.now += 91 * 86_400_000;
    server.assembled.endLive();
    here.engine.onPage({ visible: true });
    await here.tried("syncNow", {});
    expect(here.network.requests.at(-1)).toBe("/sync/pull");
  });
});
