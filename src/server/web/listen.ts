/**
 * Listening. Under TLS, one port answers both: a tablet speaks TLS at once, and somebody who typed the address without
 * `https://` is sent on to it.
 */
import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createSecureServer, type Http2Session } from "node:http2";
import { createServer as createSocketServer, type Server as SocketServer, type Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Patience, patience, type Limits } from "./patience.ts";
import { StartRefused } from "../startRefused.ts";
import type { Pair } from "../tls/authority.ts";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

export interface Listening {
  port: number;
  /** Takes no more connections, lets what is being answered be answered (for at most `graceMs`), then hangs up. */
  stop(graceMs: number): Promise<void>;
}

/** The first byte of every TLS connection. */
const handshake = 0x16;

/** Answers on every address of the machine. @throws StartRefused when the port is taken */
export async function listen(fetch: Fetch, port: number, tls: Pair | undefined, limits: Limits = patience): Promise<Listening> {
  const sockets = new Set<Socket>();
  const answering = new Set<object>();
  const sessions = new Set<Pick<Http2Session, "close">>();
  const waits = new Patience(limits);
  let stopping = false;
  let whenIdle: (() => void) | undefined;

  const server = createAdaptorServer(
    tls ? { fetch, createServer: createSecureServer, serverOptions: { ...tls, allowHTTP1: true } } : { fetch },
  );
  server.prependListener(
    "request",
    (request: Pick<IncomingMessage, "httpVersionMajor" | "socket">, response: Pick<ServerResponse, "setHeader" | "once">) => {
      waits.asked(request.socket, response);
      if (stopping && request.httpVersionMajor === 1) response.setHeader("connection", "close");
      answering.add(response);
      response.once("close", () => {
        answering.delete(response);
        if (answering.size === 0) whenIdle?.();
      });
    },
  );
  server.on("session", (session: Pick<Http2Session, "close" | "once">) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
  });

  const outer = tls ? createSocketServer(byFirstByte(server, createPlainServer(sendOn))) : server;
  outer.maxConnections = limits.connections;
  outer.prependListener("connection", (socket: Socket) => {
    waits.began(socket);
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  });
  await started(outer, port);

  const address = outer.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async stop(graceMs) {
      stopping = true;
      outer.close();
      for (const session of sessions) session.close();
      if (answering.size > 0) {
        await new Promise<void>((resolve) => {
          const patience = setTimeout(resolve, graceMs);
          whenIdle = () => {
            clearTimeout(patience);
            resolve();
          };
        });
      }
      for (const socket of sockets) socket.destroySoon();
    },
  };
}

/** TLS to one server, anything else to the other. What was read to find out is put back. */
function byFirstByte(secure: { emit(event: "connection", socket: Socket): boolean }, plain: Server): (socket: Socket) => void {
  const accept = (socket: Socket) => {
    const first: unknown = socket.read(1);
    if (!Buffer.isBuffer(first)) {
      socket.once("readable", () => accept(socket));
      return;
    }
    socket.unshift(first);
    (first[0] === handshake ? secure : plain).emit("connection", socket);
  };
  return accept;
}

/** Sends a plain request on to the same place under TLS. */
const sendOn: Parameters<typeof createPlainServer>[1] = (request, response) => {
  const { host } = request.headers;
  if (host === undefined) response.writeHead(400).end();
  else response.writeHead(308, { location: `https://${host}${request.url ?? "/"}`, "cache-control": "no-store" }).end();
};

function started(server: Pick<SocketServer, "once" | "listen">, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      const said = `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
      reject(taken ? new StartRefused("port_taken", said) : error);
    });
    server.listen(port, resolve);
  });
}
