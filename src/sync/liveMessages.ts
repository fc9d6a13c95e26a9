/**
 * What a tablet is told while it listens, apart from the protocol's messages so that no lesson loads them. An event is a hint, and
 * never data: a tablet that hears one asks, as it does every half minute anyway.
 */
import * as z from "zod/mini";
import { id } from "../domain/kind.ts";
import { streamName } from "./change.ts";
import { version } from "./protocol.ts";
import { replica } from "./stamp.ts";

/** Where a listener is in what was told: means something to the server alone. */
const place = z.string().check(z.maxLength(64));

/** `POST /sync/live`, answered by server-sent events for as long as both ends like. */
export const liveRequest = z.strictObject({
  version,
  person: id,
  replica,
  /** The id of the last event heard, where there was one: what has been missed since is told first. */
  after: z.optional(place),
});
export type LiveRequest = z.infer<typeof liveRequest>;

/** The names of the events. `moved`: these streams did. `again`: something may have, so ask. */
export const liveEvents = { moved: "moved", again: "again" } as const;

/** The data of `moved`: streams that this person reads whole, and that somebody else wrote in. */
export const movedEvent = z.strictObject({ streams: z.array(streamName) });
export type MovedEvent = z.infer<typeof movedEvent>;

/** Between two signs of life from the server: a comment, when there was no event. */
export const heartbeatMs = 20_000;

/** The messages by name, for the test that holds them to their history. */
export const liveMessages = { liveRequest, movedEvent };
