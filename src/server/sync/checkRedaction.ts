/** Whether words may be taken back: whose they were, whose class it is, and what a name that is not here yet may stand for. */
import { answersFor } from "../../domain/access.ts";
import { isKindName } from "../../domain/kinds.ts";
import { parseStream } from "../../domain/streams.ts";
import type { Instant } from "../../domain/time.ts";
import { uuid7 } from "../../sync/change.ts";
import { redactionIn } from "../../sync/redaction.ts";
import type { Refusal } from "../../sync/refusals.ts";
import { instantOf } from "../../sync/stamp.ts";
import { recordKey, type KeptRecord } from "../storage/streamStore.ts";
import { isAdministration } from "./administration.ts";
import { forbiddenKind, invalid, type Checking } from "./checking.ts";
import { mayLockIt } from "./checkSigned.ts";
import type { KnownKind } from "./checkShape.ts";
import { standing, type Facts, type Standing } from "./standing.ts";

/** Whether somebody answers for all that was written in a stream. */
function answersForIts(stream: string, { roles }: Standing): boolean {
  const type = parseStream(stream)?.type;
  return type !== undefined && answersFor(roles, type);
}

/** What only the server says: which streams are erased, and how far its audit has come. */
function isTheServers(kind: string): boolean {
  return kind === "erasure" || kind === "auditMark";
}

/**
 * A redaction names records of its own stream. One that is not here is named all the same: it may be on its way, or have
 * been lost by a restore, and must not come back with its words. What it then acts on is what its maker began, or anybody's
 * when it says so, which is for who answers for the stream: taking words back cannot be undone, so it asks for more than an
 * edit. An id that can be guessed is no sign of having seen a record, so whoever
 * does not answer for the stream now names it only while it is here.
 */
export function checkRedaction(change: KnownKind, judged: Standing, checking: Checking): Refusal | undefined {
  if (change.kind !== "redaction") return isTheServers(change.kind) ? forbiddenKind() : undefined;
  const redaction = redactionIn(change);
  if (!redaction || "removedAt" in change.fields) return invalid("records");
  const { act, found, person } = checking;
  if (redaction.ofAnybody && !answersForIts(change.stream, judged)) return forbiddenKind("records");
  for (const id of redaction.records) {
    const kept = found.records.get(recordKey(change.stream, id));
    const beside = act.changes.find(({ record, stream }) => record === id && stream === change.stream);
    const kind = beside?.kind ?? kept?.record.kind;
    if (kind === "redaction" || (kind !== undefined && isTheServers(kind))) return invalid("records");
    // Beside it in this very act, it is its maker's own.
    const may = kept
      ? (kept.author === person || redaction.ofAnybody) && mayTakeBackIt(kept, change, checking)
      : beside !== undefined || mayForestall(id, change, judged);
    if (!may) return forbiddenKind("records");
  }
  return undefined;
}

/**
 * Who leaves is decided elsewhere, and a member of staff cannot be taken back like words. Of what was taken back before, the
 * earliest redaction stands and says who took it back: that one, too, is for those who may.
 */
function mayTakeBackIt({ record: { kind, fields } }: KeptRecord, change: KnownKind, { facts, person, now }: Checking): boolean {
  if (kind === "staff") return false;
  return mayWriteKind(kind, change, facts, person, now) && (kind !== "lock" || mayLockIt(fields.phase, change, facts, person));
}

function mayForestall(id: string, { stream }: KnownKind, judged: Standing): boolean {
  return uuid7.safeParse(id).success || (!judged.late && answersForIts(stream, judged));
}

function mayWriteKind(kind: string, change: KnownKind, facts: Facts, person: string, now: Instant): boolean {
  if (!isKindName(kind)) return false;
  const asked = { person, stream: change.stream, kind, at: instantOf(change.at), now, online: isAdministration(kind) };
  return typeof standing(facts, asked) !== "string";
}
