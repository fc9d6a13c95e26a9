/**
 * Live: a tablet in front of somebody holds one request open, and is told when a stream that they read whole has moved.
 *
 * - Whether the session lives, and what its person may read, is looked at again before every event and at every heartbeat.
 * - One listener for each person and replica: a newer one ends the older.
 * - It ends by itself after a few minutes, before anything between would end it, and the tablet asks again, saying what it heard last.
 *   What moved in between is told then, or, where that is not known any more, to ask for everything.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { StreamName } from "../../domain/streams.ts";
import { heartbeatMs, liveEvents, liveRequest, type MovedEvent } from "../../sync/liveMessages.ts";
import { checkRequest } from "../sync/checkRequest.ts";
import type { Access } from "../sync/ownAccess.ts";
import type { SyncDeps } from "../sync/syncDeps.ts";
import type { Asked, Route } from "../web/route.ts";
import type { Move, Moves } from "./moves.ts";

export interface LiveTimes {
  /** Moves that come within this leave as one event. */
  gatherMs: number;
  heartbeatMs: number;
  /** How long one request is held: less than connections are waited for (`patience`). */
  lifeMs: number;
}

const liveTimes: LiveTimes = { gatherMs: 50, heartbeatMs, lifeMs: 240_000 };

/** Tablets of one person at once, beyond which the one that has listened longest is ended. */
const maxOfPerson = 12;

export interface LiveDeps extends Pick<SyncDeps, "access" | "now"> {
  moves: Moves;
  personOf: (token: string) => Promise<string | undefined>;
  times?: LiveTimes;
}

export interface Live {
  route: Route;
  /** Ends every listener, so that a server that stops waits for none. */
  end(): void;
}

export function live({ moves, access, personOf, now, times = liveTimes }: LiveDeps): Live {
  /** By person, then replica; the longest first. */
  const listeners = new Map<string, Map<string, AbortController>>();

  function begin(person: string, replica: string): AbortController {
    const own = listeners.get(person) ?? new Map<string, AbortController>();
    listeners.set(person, own);
    own.get(replica)?.abort();
    own.delete(replica);
    if (own.size >= maxOfPerson) [...own.values()][0]?.abort();
    const ending = new AbortController();
    own.set(replica, ending);
    ending.signal.addEventListener("abort", () => {
      if (own.get(replica) === ending) own.delete(replica);
      if (own.size === 0 && listeners.get(person) === own) listeners.delete(person);
    });
    return ending;
  }

  /** What somebody may hear now; undefined when they may hear nothing any more. */
  async function hearing(person: string, token: string): Promise<Access | undefined> {
    if ((await personOf(token)) !== person) return undefined;
    const own = await access(person, now());
    return own.readable.size > 0 ? own : undefined;
  }

  async function tell({ person, token }: Who, { replica, after }: Hears, ending: AbortController, write: Write): Promise<void> {
    const { signal } = ending;
    let heard: Move[] = [];
    let wake: () => void = () => undefined;
    const stop = moves.hear((move) => {
      heard.push(move);
      wake();
    });
    signal.addEventListener("abort", () => wake());
    const somethingHeard = () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => wake(), times.heartbeatMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (heard.length > 0 || signal.aborted) wake();
      });
    const over = setTimeout(() => ending.abort(), times.lifeMs);
    try {
      const missed = after === undefined ? undefined : moves.since(after);
      heard.unshift(...(missed ?? []));
      let again = missed === undefined;
      let tag: string | undefined;
      for (;;) {
        const own = await hearing(person, token);
        if (!own || signal.aborted) return;
        again ||= tag !== undefined && tag !== own.told.tag;
        tag = own.told.tag;
        const told = heard;
        heard = [];
        await write(eventOf(told, again, own, replica, moves.place()));
        again = false;
        await somethingHeard();
        await pause(times.gatherMs, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      clearTimeout(over);
      stop();
      ending.abort();
    }
  }

  return {
    route: {
      method: "POST",
      path: "/sync/live",
      needs: "person",
      maxBytes: 1_000,
      invalid: "invalid_change",
      handle: ({ person, token, body }: Asked<unknown>) => {
        const refused = checkRequest(person, body);
        if (refused) return Promise.resolve(refused);
        const parsed = liveRequest.safeParse(body);
        if (!parsed.success) return Promise.resolve({ refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") });
        const { replica, after } = parsed.data;
        return Promise.resolve({
          events: async (write, gone) => {
            const ending = begin(person, replica);
            gone.addEventListener("abort", () => ending.abort());
            if (gone.aborted) ending.abort();
            await tell({ person, token }, { replica, after }, ending, write);
          },
        });
      },
    },
    end() {
      for (const own of [...listeners.values()]) for (const ending of [...own.values()]) ending.abort();
    },
  };
}

interface Who {
  person: string;
  token: string;
}

interface Hears {
  replica: string;
  after: string | undefined;
}

type Write = (text: string) => Promise<void>;

/** What is to be said of some moves: which streams, or, when that is not all, to ask; otherwise a comment, which is a sign of life and no more. */
function eventOf(moved: readonly Move[], again: boolean, { readable }: Access, replica: string, place: string): string {
  const others = moved.filter(({ by }) => by !== replica);
  const names = new Set<StreamName>(others.flatMap(({ streams }) => [...(streams ?? [])]));
  const told = { streams: [...names].filter((name) => readable.get(name)?.reading === "all").sort() } satisfies MovedEvent;
  if (told.streams.length > 0) return `event: ${liveEvents.moved}\nid: ${place}\ndata: ${JSON.stringify(told)}\n\n`;
  const ask = again || others.some(({ streams }) => streams === null);
  return ask ? `event: ${liveEvents.again}\nid: ${place}\ndata: {}\n\n` : ":\n\n";
}
