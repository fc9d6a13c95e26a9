/**
 * What can be said of an act without looking at the log: that it is an act, that its kinds and fields are known, that its
 * records belong in their streams, and that it is signed by who sent it.
 */
import type * as z from "zod";
import { instant } from "../../domain/kind.ts";
import { isKindName, kinds, type KindName } from "../../domain/kinds.ts";
import { parseStream, type StreamParts } from "../../domain/streams.ts";
import { act as actSchema, maxChangesInAct, type Act, type Change } from "../../sync/change.ts";
import type { Refusal } from "../../sync/refusals.ts";
import { parseStamp } from "../../sync/stamp.ts";

/** A change whose kind is known. */
export type KnownKind = Change & { kind: KindName };
export type ShapedAct = Omit<Act, "changes"> & { changes: KnownKind[] };

export interface Sender {
  person: string;
  replica: string;
}

/** The act, or the one reason it is not taken. */
export function checkShape(raw: unknown, sender: Sender): { act: ShapedAct } | Refusal {
  const parsed = actSchema.safeParse(raw);
  if (!parsed.success) return tooMany(raw) ? { code: "too_large", field: "changes" } : misshape(parsed.error);
  const { id, changes } = parsed.data;
  if (new Set(changes.map((change) => change.id)).size < changes.length) return { code: "invalid_change", field: "id" };
  const places = new Set(changes.map(({ record, stream, kind }) => `${record} ${stream} ${kind}`));
  if (places.size > new Set(changes.map(({ record }) => record)).size) return { code: "invalid_change", field: "record" };
  const shaped: KnownKind[] = [];
  for (const change of changes) {
    const refusal = checkChange(change, id, sender);
    if (refusal) return { ...refusal, change: change.id };
    if (isOfKnownKind(change)) shaped.push(change);
  }
  return { act: { id, changes: shaped } };
}

/** Where it went wrong, as far as the schema names it: what a sender named may be anything. */
function misshape(error: z.core.$ZodError): Refusal {
  const [first] = error.issues;
  return { code: isNewer(error) ? "version_not_supported" : "invalid_change", field: String(first?.path[2] ?? first?.path[0] ?? "act") };
}

function isOfKnownKind(change: Change): change is KnownKind {
  return isKindName(change.kind);
}

function tooMany(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && "changes" in raw && Array.isArray(raw.changes) && raw.changes.length > maxChangesInAct;
}

/** What this server has never heard of is a newer app's: the tablet keeps it, and sends it again once the server has been updated. */
function isNewer({ issues }: z.core.$ZodError): boolean {
  return issues.some((issue) => issue.code === "unrecognized_keys");
}

function checkChange(change: Change, act: string, { person, replica }: Sender): Refusal | undefined {
  if (change.by !== person) return { code: "wrong_person", field: "by" };
  if (change.replica !== replica) return { code: "wrong_person", field: "replica" };
  if (change.act !== act) return { code: "invalid_change", field: "act" };
  const { ms, replica: stamped } = parseStamp(change.at);
  if (stamped !== replica || !instant.safeParse(ms).success) return { code: "invalid_change", field: "at" };
  if (!isOfKnownKind(change)) return { code: "version_not_supported", field: "kind" };
  return checkFields(change) ?? checkPlace(change);
}

/** A field that this server knows must be as its kind says; a redaction or an erasure has no words to take back. */
function checkFields({ kind, fields, redacted }: KnownKind): Refusal | undefined {
  const stated = Object.keys(fields).length;
  if (redacted) return stated > 0 || kind === "redaction" || kind === "erasure" ? { code: "invalid_change", field: "redacted" } : undefined;
  if (stated === 0) return { code: "invalid_change", field: "fields" };
  const parsed = kinds[kind].change.safeParse(fields);
  if (parsed.success) return undefined;
  if (isNewer(parsed.error)) return { code: "version_not_supported", field: "fields" };
  return { code: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "fields") };
}

/** A record of a child is in that child's stream, and says so. */
function checkPlace({ kind, stream, record, fields }: KnownKind): Refusal | undefined {
  const parts = parseStream(stream);
  const belongs = kinds[kind].stream;
  if (!parts || (belongs !== "any" && belongs !== parts.type)) return { code: "invalid_change", field: "stream" };
  const pupil = pupilIn(parts);
  if (pupil === undefined) return undefined;
  if (kind === "pupil" && record !== pupil) return { code: "invalid_change", field: "record" };
  if (fields.pupil !== undefined && fields.pupil !== pupil) return { code: "invalid_change", field: "pupil" };
  return undefined;
}

function pupilIn({ type, id }: StreamParts): string | undefined {
  return type === "card" || type === "evidence" || type === "file" ? id : undefined;
}
