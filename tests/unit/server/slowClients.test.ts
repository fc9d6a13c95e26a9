/** Clients that hold a connection and ask nothing, or never come to an end: each is hung up on, over plain http and under TLS. */
import { once } from "node:events";
import { connect as connectSession, type ClientHttp2Session } from "node:http2";
import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { makeAuthority, signServer, type Pair } from "../../../src/server/tls/authority.ts";
import { listen } from "../../../src/server/web/listen.ts";
import type { Limits } from "../../../src/server/web/patience.ts";

const quick: Limits = { waitingMs: 150, exchangeMs: 300, connections: 3 };
const head = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n";

let authority: Pair;
let pair: Pair;
beforeAll(async () => {
  authority = await makeAuthority("localhost", Date.now());
  pair = await signServer(authority, ["localhost", "127.0.0.1"], Date.now());
});

/** A server that reads the whole body before it answers, as ours does. */
async function server(tls: boolean, limits = quick): Promise<number> {
  const listening = await listen(
    async (request) => new Response(`got ${(await request.text()).length}`),
    0,
    tls ? pair : undefined,
    limits,
  );
  onTestFinished(() => listening.stop(0));
  return listening.port;
}

function plain(port: number): Socket {
  return connectPlain(port, "127.0.0.1").on("error", () => undefined);
}
function secure(port: number, ALPNProtocols = ["http/1.1"]): Socket {
  return connectSecure({ port, host: "127.0.0.1", servername: "localhost", ca: authority.cert, ALPNProtocols }).on(
    "error",
    () => undefined,
  );
}
async function session(port: number): Promise<ClientHttp2Session> {
  const made = connectSession(`https://localhost:${port}`, { ca: authority.cert }).on("error", () => undefined);
  await once(made, "connect");
  return made;
}
/** However it was hung up on: a byte written too late is answered with a reset, which is an error to its sender. */
function hungUp(socket: Socket | ClientHttp2Session): Promise<void> {
  return new Promise((resolve) => {
    socket.once("close", () => resolve());
  });
}

/** Sends a byte now and then, as who is slow on purpose does. */
function dribble(socket: Socket): void {
  const timer = setInterval(() => socket.write("x"), 20);
  socket.once("close", () => clearInterval(timer));
}

describe("a connection is hung up on", () => {
  it.each([
    ["plain, where only plain http is spoken", false, plain],
    ["plain, on the port of TLS", true, plain],
    ["under TLS", true, secure],
  ])("that says nothing, or only half of a request's head, %s", async (_how, tls, connect) => {
    const port = await server(tls);
    const silent = connect(port);
    const half = connect(port);
    half.write("GET / HTTP/1.1\r\nX-Slow: ");
    dribble(half);
    await Promise.all([hungUp(silent), hungUp(half)]);
  });

  it("that begins TLS and does not go on", async () => {
    const half = plain(await server(true));
    half.write(Buffer.from([0x16, 0x03, 0x01, 0x40, 0x00]));
    dribble(half);
    await hungUp(half);
  });

  it.each([
    ["plain", false, plain],
    ["under TLS", true, secure],
  ])("whose body never ends, %s", async (_how, tls, connect) => {
    const port = await server(tls, { ...quick, exchangeMs: 150 });
    const slow = connect(port);
    slow.write(`${head}\r\n`);
    dribble(slow);
    await hungUp(slow);
  });

  it("that asks nothing over HTTP/2, or never ends what it asks", async () => {
    const port = await server(true);
    const silent = await session(port);
    const slow = await session(port);
    const stream = slow.request({ ":method": "POST", ":path": "/x" }).on("error", () => undefined);
    stream.write("half of it");
    await Promise.all([hungUp(silent), hungUp(slow)]);
  });

  it("after its last answer, and not while it goes on asking", async () => {
    const port = await server(true, { ...quick, waitingMs: 400 });
    const began = performance.now();
    const asking = await session(port);
    while (performance.now() - began < 800) await once(asking.request({ ":path": "/x" }).resume(), "close");
    expect(asking.destroyed).toBe(false);
    await hungUp(asking);
  });
});

describe("connections beyond the cap", () => {
  it("are dropped, and those that were there go on", async () => {
    const port = await server(false, { ...quick, waitingMs: 10_000 });
    const held = [plain(port), plain(port), plain(port)];
    await Promise.all(held.map((socket) => once(socket, "connect")));
    const more = plain(port);
    more.resume();
    await hungUp(more);
    const [first] = held;
    first?.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(String(first && (await once(first, "data")))).toContain("200 OK");
  });
});
