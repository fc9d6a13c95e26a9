/**
 * The wire between one tablet and the server, in one exchange: it loses, doubles, cuts, and says so to nobody. What passes is
 * JSON, read at both ends as it would be.
 */
import type { Answer, Transport } from "../../../src/client/exchange/transport.ts";
import {
  pullResponse,
  pushResponse,
  type ActResult,
  type PullRequest,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  type RefusedRequest,
} from "../../../src/sync/protocol.ts";
import { refusalCodes } from "../../../src/sync/refusals.ts";
import { statusOf } from "../../../src/server/web/status.ts";
import type { Outcome } from "../../../src/server/web/route.ts";
import { hold } from "../broken.ts";
import type { Random } from "../random.ts";
import { ServerDied, type Death } from "./server.ts";
import type { Seat } from "./seat.ts";
import type { World } from "./world.ts";

/** How often, of a hundred requests, each thing happens. */
export interface Weather {
  requestLost: number;
  answerLost: number;
  doubled: number;
  tooLarge: number;
  serverDies: number;
  clockJumps: number;
  /** Where the line breaks for good: once a push arrived, or once it was answered. */
  breaks?: "pushArrived" | "pushAnswered";
  /** What happens at the tablet while the first page is on its way. */
  meanwhile?: () => Promise<unknown>;
}

export const calm: Weather = { requestLost: 0, answerLost: 0, doubled: 0, tooLarge: 0, serverDies: 0, clockJumps: 0 };
export const rough: Weather = { requestLost: 6, answerLost: 10, doubled: 8, tooLarge: 6, serverDies: 4, clockJumps: 2 };

/** Many times what the longest history of a simulation takes. */
const mostRequests = 400;

function throughWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export class Wire implements Transport {
  readonly #world: World;
  readonly #seat: Seat;
  readonly #weather: Weather;
  readonly #dice: Random;
  #requests = 0;
  #pulls = 0;
  #broken = false;
  /** When the server answered last. */
  answeredAt: number;

  constructor(world: World, seat: Seat, weather: Weather, dice: Random) {
    this.#world = world;
    this.#seat = seat;
    this.#weather = weather;
    this.#dice = dice;
    this.answeredAt = world.now;
  }

  async pull(token: string, request: PullRequest): Promise<Answer<PullResponse>> {
    const world = this.#world;
    const answer = await this.#carried(
      () => world.ages.atServer(() => world.server.pull(token, throughWire(request))),
      (body) => pullResponse.parse(throughWire(body)),
    );
    if (answer.type !== "answer") return answer;
    const told = world.verifiedBackup === null ? answer.value : { ...answer.value, backedUpTo: world.verifiedBackup.at };
    world.watch.pulled(this.#seat, token, told, this.answeredAt);
    const reached = new Map(Object.entries(request.cursors ?? {}));
    for (const page of told.pages ?? []) {
      world.oldPages.push({ seat: this.#seat, disk: this.#seat.disks, page, from: reached.get(page.stream) });
      reached.set(page.stream, page.to);
    }
    if (this.#pulls++ === 0) await this.#weather.meanwhile?.();
    return { type: "answer", value: told };
  }

  async push(token: string, request: PushRequest): Promise<Answer<PushResponse>> {
    const world = this.#world;
    world.watch.sent(this.#seat, request.acts);
    if (this.#hits("tooLarge")) {
      world.happened("too large for the way");
      return { type: "refused", status: 413, refusal: { code: "too_large" } };
    }
    const answer = await this.#carried(
      () => this.#pushed(token, request),
      (body) => pushResponse.parse(throughWire(body)),
    );
    this.#broken = this.#weather.breaks !== undefined;
    world.oldPushes.push({ person: token, body: throughWire(request) });
    if (answer.type === "answer") world.watch.answered(this.#seat, answer.value.results);
    return answer;
  }

  async #pushed(token: string, request: PushRequest): Promise<Outcome> {
    const world = this.#world;
    this.#broken = this.#weather.breaks === "pushArrived";
    if (this.#hits("serverDies")) world.server.dieAtNextPush(this.#dice.pick<Death>(["before", "inside", "between", "after"]));
    return world.pushed(token, throughWire(request));
  }

  async #carried<T>(handle: () => Promise<Outcome>, parse: (body: unknown) => T): Promise<Answer<T>> {
    const world = this.#world;
    this.#requests += 1;
    hold(this.#requests <= mostRequests, "an exchange comes to its end", () => this.#seat.name);
    if (this.#isBroken()) return { type: "unreachable" };
    if (this.#hits("requestLost")) {
      world.happened("a request lost");
      return { type: this.#dice.chance(0.5) ? "offline" : "unreachable" };
    }
    world.now += this.#dice.int(300);
    try {
      let outcome = await handle();
      if (this.#hits("doubled")) {
        world.happened("a request delivered twice");
        const again = await handle();
        if (this.#dice.chance(0.5)) outcome = again;
      }
      this.answeredAt = world.now;
      world.now += this.#dice.int(300);
      if (this.#hits("clockJumps")) world.clockJumps(this.#seat.tablet, this.#dice);
      if (this.#isBroken() || this.#hits("answerLost")) {
        world.happened("an answer lost");
        return { type: "unreachable" };
      }
      return answerOf(outcome, this.answeredAt, parse);
    } catch (error) {
      if (!(error instanceof ServerDied)) throw error;
      world.happened("the server died in a push");
      world.server.restart();
      return { type: "unreachable" };
    }
  }

  /** Asked before a request and after it: the line may break while it is on its way. */
  #isBroken(): boolean {
    return this.#broken;
  }

  #hits(what: Exclude<keyof Weather, "breaks" | "meanwhile">): boolean {
    return this.#dice.int(100) < this.#weather[what];
  }
}

export function resultsOf(body: object): readonly ActResult[] {
  return pushResponse.parse(throughWire(body)).results;
}

function answerOf<T>(outcome: Outcome, at: number, parse: (body: unknown) => T): Answer<T> {
  if ("body" in outcome) return { type: "answer", value: parse(outcome.body) };
  const { refused, field } = outcome;
  hold(isRefusal(refused), "a sync route answered with a code of another room", () => refused);
  return { type: "refused", status: statusOf[refused], refusal: { code: refused, time: at, ...(field === undefined ? {} : { field }) } };
}

function isRefusal(code: string): code is RefusedRequest["code"] {
  return refusalCodes.some((one) => one === code);
}
