/**
 * A tablet of the soak: a client of the protocol's own messages, which keeps what it wrote until it is acknowledged, asks with a digest,
 * reads page by page, and remembers which record it got from whom. It draws nothing and seals nothing: sixty of them fit into one process.
 */
import { createHash } from "node:crypto";
import { v7 } from "uuid";
import type { Act, NumberedChange } from "../../../src/sync/change.ts";
import { digestText } from "../../../src/sync/digest.ts";
import { maxActsInPush, pullResponse, pushResponse, type Cursors } from "../../../src/sync/protocol.ts";
import { firstStamp, nextStamp } from "../../../src/sync/stamp.ts";

export interface Who {
  person: string;
  token: string;
  /** The streams of evidence of the children of their class. */
  streams: readonly string[];
}

/** What became of a request that nobody answered, or that was answered by a server on its way down. */
const unanswered = Symbol("unanswered");

export class Tablet {
  readonly who: Who;
  /** Ids of the changes it made, by the act they were told in. */
  readonly said = new Map<string, string>();
  /** Record by stream and id, and who began it. */
  readonly held = new Map<string, string>();
  requests = 0;
  lost = 0;
  readonly #address: string;
  readonly #replica: string;
  readonly #outbox: Act[] = [];
  #cursors: Cursors = {};
  #tag = "";
  #latest: string;

  constructor(address: string, who: Who, replica: string) {
    this.#address = address;
    this.who = who;
    this.#replica = replica;
    this.#latest = firstStamp(replica);
  }

  get waiting(): number {
    return this.#outbox.length;
  }

  /** Writes one observation down, here. */
  says(number: number): void {
    const { person, streams } = this.who;
    const stream = streams[number % streams.length] ?? "";
    const pupil = stream.split("/")[1] ?? "";
    const act = v7();
    this.#latest = nextStamp(this.#latest, Date.now(), this.#replica);
    const fields = {
      pupil,
      kind: "note",
      words: `${number}: turned to the page before it was read out`,
      observedAt: Date.now(),
      precision: "exact",
    };
    const change = {
      id: v7(),
      act,
      stream,
      kind: "observation",
      record: v7(),
      fields,
      at: this.#latest,
      by: person,
      replica: this.#replica,
    };
    this.said.set(change.id, act);
    this.#outbox.push({ id: act, changes: [change] });
  }

  /** Asks, sends what waits, and reads the rest; ends early where nobody answers. True when it is up to date and nothing waits. */
  async exchange(): Promise<boolean> {
    if (!(await this.#pull())) return false;
    while (this.#outbox.length > 0) if (!(await this.#push())) return false;
    return this.#pull();
  }

  async #push(): Promise<boolean> {
    const acts = this.#outbox.slice(0, maxActsInPush);
    const answer = await this.#ask("/sync/push", { acts });
    if (answer === unanswered) return false;
    for (const result of pushResponse.parse(answer).results) {
      if (result.outcome === "refused") throw new Error(`Refused: ${result.code} ${result.field ?? ""}`);
      this.#outbox.splice(
        this.#outbox.findIndex(({ id }) => id === result.act),
        1,
      );
    }
    return true;
  }

  /** Until the digests are the same, or nobody answers. */
  async #pull(): Promise<boolean> {
    for (let cursors: Cursors | undefined; ; cursors = this.#cursors) {
      const digest = createHash("sha256").update(digestText(this.#tag, this.#cursors)).digest("base64url");
      const answered = await this.#ask("/sync/pull", { digest, ...(cursors ? { cursors } : {}) });
      if (answered === unanswered) return false;
      const { answer, access, pages = [] } = pullResponse.parse(answered);
      if (answer === "same") return true;
      if (access) this.#tag = access.tag;
      for (const { stream, to, restart, records = [], changes = [] } of pages) {
        if (restart) for (const key of [...this.held.keys()].filter((each) => each.startsWith(`${stream} `))) this.held.delete(key);
        for (const { id } of records) this.held.set(`${stream} ${id}`, "");
        for (const change of changes) this.#keep(change);
        this.#cursors = { ...this.#cursors, [stream]: to };
      }
    }
  }

  #keep({ stream, record, by }: NumberedChange): void {
    this.held.set(`${stream} ${record}`, by);
  }

  async #ask(path: string, more: object): Promise<unknown> {
    this.requests += 1;
    const { person, token } = this.who;
    const answer = await fetch(`${this.#address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ version: 1, person, replica: this.#replica, ...more }),
    }).catch(() => undefined);
    const said: unknown = answer?.ok === true ? await answer.json().catch(() => unanswered) : unanswered;
    if (answer && !answer.ok && answer.status < 500 && answer.status !== 429)
      throw new Error(`Refused: ${answer.status} ${await answer.text()}`);
    if (said === unanswered) this.lost += 1;
    return said;
  }
}
