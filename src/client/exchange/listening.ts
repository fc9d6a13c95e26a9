/**
 * Listening to the school's server: one request that stays open while the app is in front, so that what a colleague saw is here
 * within a second. What is heard is a hint; the exchange that follows it is the one that would have come by itself.
 *
 * It goes on until something is wrong with it. Whoever began it begins it again after the next exchange that matched, so that one
 * back-off, the exchanges', holds for both.
 */
import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { StreamName } from "../../domain/streams.ts";
import { heartbeatMs, liveEvents, movedEvent, type LiveRequest } from "../../sync/liveMessages.ts";
import { protocolVersion } from "../../sync/protocol.ts";
import type { Network } from "./transport.ts";

/** A server that gave no sign of life for so long is not there any more, whatever the network says. */
const silenceMs = 2.5 * heartbeatMs;

export interface Listening {
  network: Pick<Network, "fetch">;
  schedule: (run: () => void, ms: number) => () => void;
  person: string;
  replica: string;
  token: string;
  /** Whoever listens has left, or nobody looks. */
  ended: AbortSignal;
  /** What moved, as far as it is known: an exchange should follow. */
  moved: (streams: readonly StreamName[]) => void;
}

/** Listens until it is ended or something is wrong. Never throws for what a network or a server does. */
export async function listen(deps: Listening): Promise<void> {
  let after: string | undefined;
  const heard = ({ event, id, data }: EventSourceMessage) => {
    after = id ?? after;
    if (deps.ended.aborted) return;
    if (event === liveEvents.again) deps.moved([]);
    if (event === liveEvents.moved) deps.moved(streamsOf(data));
  };
  while (!deps.ended.aborted && (await hearOnce(deps, after, heard)));
}

/** One request, to its end. True when the server ended it: it is there, and goes on telling who asks again. */
async function hearOnce(deps: Listening, after: string | undefined, heard: (message: EventSourceMessage) => void): Promise<boolean> {
  const { network, schedule, person, replica, token, ended } = deps;
  const request = { version: protocolVersion, person, replica, ...(after === undefined ? {} : { after }) } satisfies LiveRequest;
  const cut = new AbortController();
  const end = () => cut.abort();
  let calm = schedule(end, silenceMs);
  ended.addEventListener("abort", end);
  try {
    const response = await network.fetch("/sync/live", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(request),
      cache: "no-store",
      credentials: "omit",
      signal: cut.signal,
    });
    if (!response.ok || !response.body) return false;
    const parser = createParser({ onEvent: heard });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let signs = 0;
    for (;;) {
      const { done, value } = await reader.read();
      // A server that ends at once, again and again, is a broken one.
      if (done) return signs > 1;
      signs += 1;
      calm();
      calm = schedule(end, silenceMs);
      parser.feed(value);
    }
  } catch {
    return false;
  } finally {
    calm();
    ended.removeEventListener("abort", end);
  }
}

/** The streams that an event names; none of something that cannot be read: then whoever hears it asks for everything. */
function streamsOf(data: string): readonly StreamName[] {
  try {
    return movedEvent.safeParse(JSON.parse(data)).data?.streams ?? [];
  } catch {
    return [];
  }
}
