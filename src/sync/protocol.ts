/**
 * The protocol between a tablet and the school's server. Version 1.
 *
 * An exchange: the tablet pulls with the digest of what it holds (one small request when nothing moved), learns the server's
 * time, corrects the stamps of what it never sent, pushes its acts, and pulls the rest page by page.
 *
 * - `POST /sync/pull`: `PullRequest` -> `PullResponse`
 * - `POST /sync/push`: `PushRequest` -> `PushResponse`
 * - pictures travel apart: blobMessages.ts
 * - `POST /sync/history`: who changed what of a child, when somebody asks (historyMessages.ts)
 * - `POST /sync/erase`: everything of a child goes for good, at a desk (eraseMessages.ts)
 * - `POST /sync/live`: what moves, told as it does, so that a tablet asks at once (liveMessages.ts)
 * - all carry the bearer token of `person`; a refusal of the whole request is a `RefusedRequest` with a status of 4xx or 5xx.
 *
 * History
 * - 1: streams, acts, redaction, erasure, epochs, dated access, snapshots. Added to it since, which no exchange needs: history, live, erase.
 */
import * as z from "zod/mini";
import { id, instant } from "../domain/kind.ts";
import { roles } from "../domain/roles.ts";
import { act, numberedChange, streamName, uuid7 } from "./change.ts";
import { mergedRecord } from "./record.ts";
import { refusalCodes } from "./refusals.ts";
import { replica, stamp } from "./stamp.ts";

export const protocolVersion = 1;
/** The oldest version a server still speaks: a tablet that slept through an update must be able to send what it holds. */
export const oldestVersion = 1;

/** Acts in one push. A school day of one tablet fits in two requests. */
export const maxActsInPush = 250;
/** Bytes of one pushed body, after which the answer is 413 and the tablet halves its batch. */
export const maxPushBytes = 1_000_000;
/** Bytes of records and changes in one pulled answer: small enough to apply in one transaction and to resume after. */
export const maxPullBytes = 256_000;
/** How far behind a tablet may be before a snapshot stands for the changes it missed. */
export const maxChangesBehind = 2_000;
/** Days after access ended in which what was written before is still taken (flagged as late). */
export const lateDays = 30;
/** Days in which the tablet of somebody who has left may still push. */
export const leaverDays = 14;

export const version = z.int().check(z.minimum(1), z.maximum(10_000));
const seq = z.int().check(z.minimum(0));

/**
 * How far a tablet has read a stream. `part`: it is in the middle of a snapshot taken at `seq`, and holds its records from the
 * highest id (the newest, as ids are made) down to `part`.
 */
export const cursor = z.strictObject({ epoch: id, seq, part: z.optional(id) });
export type Cursor = z.infer<typeof cursor>;

/** Cursors by stream. */
export const cursors = z.record(streamName, cursor);
export type Cursors = z.infer<typeof cursors>;

export const pullRequest = z.strictObject({
  version,
  person: id,
  replica,
  /** SHA-256 (base64url) of what the tablet holds: `digestText` in digest.ts. Equal digests end the exchange. */
  digest: z.string().check(z.maxLength(64)),
  /** Left out at first: sent when the server asked for them, or when the tablet knows it is behind. */
  cursors: z.optional(cursors),
  /** Streams wanted first: today's class before history. */
  first: z.optional(z.array(streamName).check(z.maxLength(400))),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** What a person may do with one stream, as the tablet mirrors it. */
const streamAccess = z.strictObject({
  read: z.enum(["all", "own", "demand", "none"]),
  write: z.union([z.enum(["all", "none"]), z.array(z.string())]),
});

/** A person's own access: their roles today, and their streams. Sent whenever its tag is not the one the tablet's digest was made with. */
export const ownAccess = z.strictObject({
  tag: z.string().check(z.maxLength(64)),
  /** The epoch of streams that begin now. Another one says that a backup was put back, to those too who may read no stream. */
  life: id,
  displayName: z.string(),
  grants: z.array(
    z.strictObject({
      role: z.enum(roles),
      scope: z.strictObject({ type: z.enum(["class", "pupil", "phase", "school"]), id: z.optional(id) }),
      until: z.nullable(z.string()),
    }),
  ),
  streams: z.record(streamName, streamAccess),
});
export type OwnAccess = z.infer<typeof ownAccess>;

/** A run of one stream: a part of a snapshot, then the changes after it. `to` is the cursor to keep once it is applied. */
export const page = z.strictObject({
  stream: streamName,
  to: cursor,
  /** Set when the tablet must forget its base of this stream first: another epoch, or a first read. */
  restart: z.optional(z.literal(true)),
  records: z.optional(z.array(mergedRecord)),
  changes: z.optional(z.array(numberedChange)),
});
export type Page = z.infer<typeof page>;

export const pullResponse = z.strictObject({
  version,
  /** The server's clock when it answered. */
  time: instant,
  /** `same`: the digests match. `cursors`: send them. `pages`: here is more. */
  answer: z.enum(["same", "cursors", "pages"]),
  access: z.optional(ownAccess),
  pages: z.optional(z.array(page)),
  /** Changes and records still to come after these pages, for the progress bar; 0 says that this is all. */
  left: z.optional(z.int()),
  /** Streams this person may no longer read: push what waits, then delete. */
  withdrawn: z.optional(z.array(streamName)),
  /** Streams erased for good: delete at once, own log included. */
  erased: z.optional(z.array(streamName)),
  /** The newest instant that a verified backup covers, so that a tablet may let go of its own log up to there. */
  backedUpTo: z.optional(instant),
});
export type PullResponse = z.infer<typeof pullResponse>;

export const pushRequest = z.strictObject({
  version,
  person: id,
  replica,
  acts: z.array(act).check(z.minLength(1), z.maxLength(maxActsInPush)),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** What became of one change. `at` and `hash` are as stored: a tablet adopts them. */
export const takenChange = z.strictObject({
  id: uuid7,
  stream: streamName,
  epoch: id,
  seq: z.int(),
  at: stamp,
  hash: z.string(),
  /** Its record was taken back meanwhile: the tablet purges its copy too. */
  redacted: z.optional(z.literal(true)),
});
export type TakenChange = z.infer<typeof takenChange>;

export const actResult = z.discriminatedUnion("outcome", [
  z.strictObject({ act: uuid7, outcome: z.enum(["accepted", "known"]), changes: z.array(takenChange) }),
  z.strictObject({
    act: uuid7,
    outcome: z.literal("refused"),
    code: z.enum(refusalCodes),
    change: z.optional(uuid7),
    field: z.optional(z.string()),
  }),
]);
export type ActResult = z.infer<typeof actResult>;

/** One result an act, in the order they were sent. */
export const pushResponse = z.strictObject({ version, time: instant, results: z.array(actResult) });
export type PushResponse = z.infer<typeof pushResponse>;

/** A request refused whole. `time` lets even a refused tablet see that its clock is wrong; `id` finds the line in the server's log. */
export const refusedRequest = z.strictObject({
  code: z.enum(refusalCodes),
  time: z.optional(instant),
  field: z.optional(z.string()),
  id: z.optional(z.string()),
  /** Seconds to wait before asking again. */
  retryAfter: z.optional(z.int()),
});
export type RefusedRequest = z.infer<typeof refusedRequest>;

/** Every message of an exchange, by name: what the protocol test hashes, so that none changes unnoticed. */
export const messages = { pullRequest, pullResponse, pushRequest, pushResponse, refusedRequest };
