import { describe, expect, it } from "vitest";
import { exchange } from "../../../src/client/exchange/exchange.ts";
import type { ExchangeDeps, ExchangeStore } from "../../../src/client/exchange/exchangeDeps.ts";
import type { Answer } from "../../../src/client/exchange/transport.ts";
import type { Act } from "../../../src/sync/change.ts";
import type { PullRequest, PullResponse, PushRequest, PushResponse } from "../../../src/sync/protocol.ts";
import { changeTo, uuid } from "../sync/changes.ts";

const server = 1_000_000;

function actOf(number: number): Act {
  return { id: uuid(number), changes: [changeTo(`r${number}`, { pupil: "ada" }, { number, ms: 5 })] };
}

/** A tablet whose memory is a list of acts, and a server that answers as told. */
function tablet(options: { waiting?: Act[]; held?: boolean; largest?: number; pulls?: Answer<PullResponse>[]; clock?: number }) {
  const waiting = [...(options.waiting ?? [])];
  const told: string[] = [];
  const requests: { pulls: PullRequest[]; pushes: PushRequest[] } = { pulls: [], pushes: [] };
  const store: ExchangeStore = {
    holdings: () =>
      Promise.resolve({
        cursors: options.held === false ? {} : { school: { epoch: "e", seq: 1 } },
        accessTag: "t",
        replica: "aaaaaaaaaaaaaaaa",
      }),
    correctClock: ({ offset }) => Promise.resolve(void told.push(`clock ${offset}`)),
    takeBatch: ({ acts }, skip) => Promise.resolve(waiting.filter(({ id }) => !skip.has(id)).slice(0, acts)),
    acknowledge: (results) => {
      for (const result of results) {
        told.push(`${result.outcome} ${result.act.slice(-1)}`);
        waiting.splice(
          0,
          waiting.length,
          ...waiting.filter(({ id }) => id !== result.act || (result.outcome === "refused" && result.code === "clock_ahead")),
        );
      }
      return Promise.resolve();
    },
    applyAccess: () => Promise.resolve(),
    applyPages: (answered) =>
      Promise.resolve({ received: answered.reduce((sum, { page }) => sum + (page.changes?.length ?? 0), 0), pupils: ["ada"] }),
    withdraw: (streams) => Promise.resolve(void told.push(`withdraw ${streams.join()}`)),
    erase: (streams) => Promise.resolve(void told.push(`erase ${streams.join()}`)),
    letGoOfOwnLog: () => Promise.resolve(void told.push("own log")),
  };
  const same: Answer<PullResponse> = { type: "answer", value: { version: 1, time: server, answer: "same" } };
  const pulls = [...(options.pulls ?? [])];
  const deps: ExchangeDeps = {
    store,
    transport: {
      pull: (_, request) => {
        requests.pulls.push(request);
        return Promise.resolve(pulls.shift() ?? same);
      },
      push: (_, request): Promise<Answer<PushResponse>> => {
        requests.pushes.push(request);
        if (request.acts.length > (options.largest ?? 1000))
          return Promise.resolve({ type: "refused", status: 413, refusal: { code: "too_large" } });
        return Promise.resolve({
          type: "answer",
          value: { version: 1, time: server, results: request.acts.map(({ id }) => ({ act: id, outcome: "accepted", changes: [] })) },
        });
      },
    },
    person: "priya",
    token: "token",
    now: () => options.clock ?? server,
    hash: (text) => Promise.resolve(`#${text.length}`),
    first: [],
    behind: false,
    tell: () => undefined,
  };
  return { deps, requests, told };
}

describe("an exchange", () => {
  it("is one small request when nothing moved", async () => {
    const { deps, requests } = tablet({});
    expect(await exchange(deps)).toMatchObject({ end: "matched", sent: 0, received: 0 });
    expect(requests.pulls).toHaveLength(1);
    expect(requests.pulls[0]).not.toHaveProperty("cursors");
  });

  it("that follows what was heard says at once where the tablet is, and spares a question", async () => {
    const { deps, requests } = tablet({});
    await exchange({ ...deps, behind: true });
    expect(requests.pulls).toHaveLength(1);
    expect(requests.pulls[0]).toHaveProperty("cursors");
  });

  it("puts the clock right before anything leaves", async () => {
    const { deps, told } = tablet({ waiting: [actOf(1)], clock: server + 86_400_000 });
    await exchange(deps);
    expect(told).toEqual(["clock -86400000", "accepted 1"]);
  });

  it("says at once what a new tablet holds: nothing", async () => {
    const { deps, requests } = tablet({ held: false });
    await exchange(deps);
    expect(requests.pulls[0]).toHaveProperty("cursors", {});
  });

  it("lets go of the own log only when nothing is missing on either side: until then the server may be a restored one", async () => {
    const value: PullResponse = { version: 1, time: server, answer: "cursors", backedUpTo: server };
    const { deps, told } = tablet({ pulls: [{ type: "answer", value }], waiting: [actOf(1)] });
    await exchange(deps);
    expect(told).toEqual(["clock 0", "accepted 1"]);
    const matching = tablet({ pulls: [{ type: "answer", value: { ...value, answer: "same" } }] });
    await exchange(matching.deps);
    expect(matching.told).toEqual(["clock 0", "own log"]);
  });

  it("says of each page where the tablet was when it asked, and of a second one of a stream where the first ends", async () => {
    const page = (seq: number) => ({ stream: "school", to: { epoch: "e", seq }, changes: [] });
    const value: PullResponse = { version: 1, time: server, answer: "pages", pages: [page(2), page(3)], left: 0 };
    const { deps } = tablet({ pulls: [{ type: "answer", value }] });
    const from: unknown[] = [];
    const applyPages: ExchangeStore["applyPages"] = (answered) => {
      from.push(...answered.map((one) => one.from));
      return Promise.resolve({ received: 0, pupils: [] });
    };
    await exchange({ ...deps, store: { ...deps.store, applyPages } });
    expect(from).toEqual([1, 2].map((seq) => ({ epoch: "e", seq })));
  });

  it("halves what is too large, and tells a person of an act that is too large alone", async () => {
    const { deps, requests, told } = tablet({ waiting: [actOf(1), actOf(2), actOf(3), actOf(4)], largest: 1 });
    await exchange(deps);
    expect(requests.pushes.map(({ acts }) => acts.length)).toEqual([4, 2, 1, 1, 1, 1]);
    const alone = tablet({ waiting: [actOf(1), actOf(2)], largest: 0 });
    await exchange(alone.deps);
    expect(alone.told).toEqual(["clock 0", "refused 1", "refused 2"]);
    expect(told).toHaveLength(5);
  });

  it("sends what waits on a stream before it gives the stream up", async () => {
    const pages: Answer<PullResponse> = {
      type: "answer",
      value: { version: 1, time: server, answer: "pages", pages: [], left: 0, withdrawn: ["card/ada"] },
    };
    const { deps, told } = tablet({ waiting: [actOf(1)], pulls: [pages] });
    await exchange(deps);
    expect(told).toEqual(["clock 0", "accepted 1", "withdraw card/ada"]);
  });

  it("gives up on a server that says there is more and sends nothing", async () => {
    const nothing: Answer<PullResponse> = { type: "answer", value: { version: 1, time: server, answer: "pages", pages: [], left: 3 } };
    const { deps, requests } = tablet({ pulls: Array.from({ length: 50 }, () => nothing) });
    expect(await exchange(deps)).toEqual({ end: "unreachable" });
    expect(requests.pulls.length).toBeLessThan(6);
  });

  it("tells no network, a server that is down and an ended session apart", async () => {
    for (const answer of [{ type: "offline" }, { type: "unreachable" }] as const)
      expect(await exchange(tablet({ pulls: [answer] }).deps)).toEqual({ end: answer.type });
    const ended = tablet({ pulls: [{ type: "refused", status: 401, refusal: { code: "unauthenticated" } }] });
    expect(await exchange(ended.deps)).toEqual({ end: "refused", status: 401, refusal: { code: "unauthenticated" } });
  });
});
