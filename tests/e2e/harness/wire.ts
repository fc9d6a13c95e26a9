import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Mishaps, type Heard, type Held } from "./mishaps.ts";

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
  /** The next answer to a path that matches waits on the wire until it is let go. */
  holdAnswer(path: RegExp): Held;
  /** Lets so many requests to paths that match pass, and is cut when the next one comes. */
  cutAfter(passed: number, path: RegExp): void;
  /** Writes down what is said on paths that match from now on. */
  overhear(path: RegExp): readonly Heard[];
  /** Puts a text before every answer to a path that matches from now on. */
  prepend(text: string, path: RegExp): void;
  close(): void;
}

/**
 * @param host The server's host and port: everything else is foreign.
 * @param listens Whether the tablet hears what moves at the school. One that does exchanges by itself, at any moment.
 */
export const startWire = async (host: string, listens: boolean): Promise<Wire> => {
  const requests: Seen[] = [];
  const foreign: string[] = [];
  const sockets = new Set<Socket>();
  const mishaps = new Mishaps();

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const url = new URL(incoming.url ?? "", `http://${incoming.headers.host ?? ""}`);
    const hangUp = () => outgoing.socket?.destroy();
    if (url.host !== host) {
      foreign.push(url.host);
      hangUp();
      return;
    }
    const path = url.pathname + url.search;
    if (path === "/sync/live" && !listens) {
      incoming.resume();
      outgoing.writeHead(200, { "content-type": "text/event-stream" }).end();
      return;
    }
    const seen: Seen = { method: incoming.method ?? "GET", path, at: Date.now() };
    requests.push(seen);
    if (mishaps.cutsAt(path)) {
      cut();
      return;
    }
    const heard = mishaps.hears(path, incoming);
    const prelude = mishaps.preludeOf(path);
    const { hostname, port } = url;
    const headers = prelude === "" ? incoming.headers : asPlainText(incoming.headers);
    const onward = request({ hostname, port, path, method: seen.method, headers }, (answer) => {
      if (mishaps.loses(path)) {
        // Its head arrives, since a browser that has heard nothing at all on a used connection quietly asks once more.
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
        outgoing.flushHeaders();
        heard?.(answer);
        answer.resume();
        answer.once("end", hangUp);
        return;
      }
      answer.once("error", hangUp);
      void mishaps.whenLetGo(path).then(() => {
        if (outgoing.destroyed) return;
        seen.status = answer.statusCode ?? 0;
        if (prelude !== "") delete answer.headers["content-length"];
        outgoing.writeHead(seen.status, answer.headers);
        if (prelude !== "") outgoing.write(prelude);
        heard?.(answer);
        answer.pipe(outgoing);
      });
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
    loseAnswer: (path) => mishaps.lose(path),
    holdAnswer: (path) => mishaps.hold(path),
    cutAfter: (passed, path) => mishaps.cutAfter(passed, path),
    overhear: (path) => mishaps.overhear(path),
    prepend: (text, path) => mishaps.prepend(text, path),
    close: cut,
  };
};

/** Headers that ask for an answer whole and uncompressed, so that text can be put before it. */
const asPlainText = (headers: IncomingMessage["headers"]): IncomingMessage["headers"] => {
  const { "accept-encoding": _packed, "if-none-match": _known, ...rest } = headers;
  return rest;
};

const addressOf = (address: AddressInfo | string | null): AddressInfo => {
  if (address === null || typeof address === "string") throw new Error("the wire has no port");
  return address;
};
