/**
 * How long the server waits for a client: a connection that asks nothing, asks half a question, or does not take its answer
 * is hung up on, or a handful of idle machines could hold every connection there is. It counts whole stretches, since a byte
 * now and then is how slowness is done on purpose.
 */
import type { Socket } from "node:net";

export interface Limits {
  /** From a connection's beginning, or its last answer, until the head of the next request is in. A tablet asks every half minute. */
  waitingMs: number;
  /** From a request's head until its answer is taken: what a whole push takes over a bad line. */
  exchangeMs: number;
  /** Connections at once; more are dropped. A school's tablets hold one each, or six without HTTP/2. */
  connections: number;
}

export const patience: Limits = { waitingMs: 60_000, exchangeMs: 300_000, connections: 1_000 };

/** The two ends of a connection's own address: the same on a socket, on the TLS over it and on a request inside that. */
type Ends = Pick<Socket, "remoteAddress" | "remotePort">;
const nameOf = ({ remoteAddress, remotePort }: Ends) => `${remoteAddress ?? ""} ${remotePort ?? 0}`;

interface Watched {
  socket: Socket;
  waiting: NodeJS.Timeout | undefined;
  exchanges: number;
}

export class Patience {
  readonly #limits: Limits;
  readonly #watched = new Map<string, Watched>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** A connection has been made. */
  began(socket: Socket): void {
    const name = nameOf(socket);
    const watched: Watched = { socket, waiting: undefined, exchanges: 0 };
    this.#watched.set(name, watched);
    this.#wait(watched);
    socket.once("close", () => {
      clearTimeout(watched.waiting);
      if (this.#watched.get(name) === watched) this.#watched.delete(name);
    });
  }

  /** The head of a request is in; `answer` closes when all of it was taken, or the client is gone. */
  asked(by: Ends, answer: { once(event: "close", listener: () => void): unknown }): void {
    const watched = this.#watched.get(nameOf(by));
    if (!watched) return;
    clearTimeout(watched.waiting);
    watched.exchanges += 1;
    const late = this.#hangUpAfter(watched.socket, this.#limits.exchangeMs);
    answer.once("close", () => {
      clearTimeout(late);
      watched.exchanges -= 1;
      if (watched.exchanges === 0) this.#wait(watched);
    });
  }

  #wait(watched: Watched): void {
    clearTimeout(watched.waiting);
    if (!watched.socket.destroyed) watched.waiting = this.#hangUpAfter(watched.socket, this.#limits.waitingMs);
  }

  #hangUpAfter(socket: Socket, ms: number): NodeJS.Timeout {
    return setTimeout(() => socket.destroy(), ms).unref();
  }
}
