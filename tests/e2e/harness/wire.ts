import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** One request that left a tablet, as a network would see it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly at: number;
  /** What the server answered, or undefined while (or because) nothing came back. */
  status?: number;
}

/**
 * The network between one tablet and the school's server: a forward proxy of the tablet's own, so that page, workers and service worker
 * all pass through it, and the address they are at stays the server's.
 */
export interface Wire {
  /** For the browser's proxy setting. */
  readonly port: number;
  /** What reached the server's address, oldest first. */
  readonly requests: readonly Seen[];
  /** Hosts other than the server that anything asked for. They get no answer. */
  readonly foreign: readonly string[];
  /** Ends every connection and takes no more. */
  cut(): void;
  mend(): Promise<void>;
  /** The next answer to a path that matches is lost on its way back: the server has done it, and the tablet never hears. */
  loseAnswer(path: RegExp): void;
  close(): void;
}

/** @param host The server's host and port: everything else is foreign. */
export const startWire = async (host: string): Promise<Wire> => {
  const requests: Seen[] = [];
  const foreign: string[] = [];
  const sockets = new Set<Socket>();
  const lost: RegExp[] = [];

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const url = new URL(incoming.url ?? "", `http://${incoming.headers.host ?? ""}`);
    const hangUp = () => outgoing.socket?.destroy();
    if (url.host !== host) {
      foreign.push(url.host);
      hangUp();
      return;
    }
    const path = url.pathname + url.search;
    const seen: Seen = { method: incoming.method ?? "GET", path, at: Date.now() };
    requests.push(seen);
    const { hostname, port } = url;
    const onward = request({ hostname, port, path, method: seen.method, headers: incoming.headers }, (answer) => {
      const losing = lost.findIndex((pattern) => pattern.test(path));
      if (losing >= 0) {
        lost.splice(losing, 1);
        // Its head arrives, since a browser that has heard nothing at all on a used connection quietly asks once more.
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
        outgoing.flushHeaders();
        answer.resume();
        answer.once("end", hangUp);
        return;
      }
      seen.status = answer.statusCode ?? 0;
      outgoing.writeHead(seen.status, answer.headers);
      answer.pipe(outgoing);
      answer.once("error", hangUp);
    });
    // A server that is not there is not an answer: the browser must see what it would see without a proxy between.
    onward.once("error", hangUp);
    outgoing.once("close", () => onward.destroy());
    incoming.pipe(onward);
  };

  const server = createServer(pass);
  // A server-sent event stream is quiet for as long as nothing happens.
  server.requestTimeout = 0;
  server.on("connect", (incoming, socket) => {
    foreign.push(incoming.url ?? "");
    socket.destroy();
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  await listen(0);
  const { port } = addressOf(server.address());
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    requests,
    foreign,
    cut,
    mend: () => (server.listening ? Promise.resolve() : listen(port)),
    loseAnswer: (path) => lost.push(path),
    close: cut,
  };
};

const addressOf = (address: AddressInfo | string | null): AddressInfo => {
  if (address === null || typeof address === "string") throw new Error("the wire has no port");
  return address;
};
