import type { IncomingMessage } from "node:http";

/** An answer that waits on the wire. */
export interface Held {
  /** Resolves when the server has answered: what it was asked to do is done, and the tablet does not know yet. */
  readonly there: Promise<void>;
  letGo(): void;
}

/** One request and its answer, as somebody listening on the wire would write them down. */
export interface Heard {
  readonly path: string;
  /** The bearer token it carried, or "". */
  readonly token: string;
  asked: string;
  /** "" until the answer is complete. */
  answered: string;
}

interface Holding {
  readonly path: RegExp;
  readonly arrived: () => void;
  readonly letGo: Promise<void>;
}

/** What a test has in store for what passes a wire, by path. */
export class Mishaps {
  readonly #losing: RegExp[] = [];
  readonly #holding: Holding[] = [];
  readonly #hearing: { path: RegExp; heard: Heard[] }[] = [];
  readonly #preludes: { path: RegExp; text: string }[] = [];
  #cutting: { path: RegExp; passes: number } | undefined;

  lose(path: RegExp): void {
    this.#losing.push(path);
  }

  /** Whether the answer that came just now is lost. True once for each that was asked for. */
  loses(path: string): boolean {
    const at = this.#losing.findIndex((pattern) => pattern.test(path));
    if (at >= 0) this.#losing.splice(at, 1);
    return at >= 0;
  }

  hold(path: RegExp): Held {
    const [there, gone] = [openPromise(), openPromise()];
    this.#holding.push({ path, arrived: there.resolve, letGo: gone.promise });
    return { there: there.promise, letGo: gone.resolve };
  }

  /** Resolves when the answer that came just now may go on. */
  async whenLetGo(path: string): Promise<void> {
    const at = this.#holding.findIndex((one) => one.path.test(path));
    if (at < 0) return;
    const [held] = this.#holding.splice(at, 1);
    held?.arrived();
    await held?.letGo;
  }

  cutAfter(passes: number, path: RegExp): void {
    this.#cutting = { path, passes };
  }

  /** Whether the request that came just now is the one too many. */
  cutsAt(path: string): boolean {
    if (!this.#cutting?.path.test(path)) return false;
    this.#cutting.passes -= 1;
    if (this.#cutting.passes >= 0) return false;
    this.#cutting = undefined;
    return true;
  }

  overhear(path: RegExp): readonly Heard[] {
    const heard: Heard[] = [];
    this.#hearing.push({ path, heard });
    return heard;
  }

  /** Writes a request down, if anybody listens; what it gives back does the same for the answer. */
  hears(path: string, incoming: IncomingMessage): ((answer: IncomingMessage) => void) | undefined {
    const listening = this.#hearing.filter((one) => one.path.test(path));
    if (listening.length === 0) return undefined;
    const one: Heard = { path, token: /^Bearer (.+)$/.exec(incoming.headers.authorization ?? "")?.[1] ?? "", asked: "", answered: "" };
    for (const { heard } of listening) heard.push(one);
    void textOf(incoming).then((text) => (one.asked = text));
    return (answer) => void textOf(answer).then((text) => (one.answered = text));
  }

  prepend(text: string, path: RegExp): void {
    this.#preludes.push({ text, path });
  }

  preludeOf(path: string): string {
    return this.#preludes.flatMap((one) => (one.path.test(path) ? [one.text] : [])).join("");
  }
}

const openPromise = (): { promise: Promise<void>; resolve: () => void } => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

/** All that a message says, beside whoever else reads it; "" when it breaks off. */
const textOf = (message: IncomingMessage): Promise<string> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    message.on("data", (part: Buffer) => parts.push(part));
    message.once("end", () => resolve(Buffer.concat(parts).toString()));
    message.once("close", () => resolve(""));
  });
