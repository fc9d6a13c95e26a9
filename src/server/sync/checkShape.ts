/**
 * What can be said of an act without looking at the log: that it is an act, that its kinds and fields are known, that its
 * records belong in their streams, and that it is signed by who sent it.
 *
 * Schemas change by addition only, and a new kind, a new field, a new value of one of our enums and a new shape beside others
 * are all additions: `version_not_supported`, so that the tablet keeps what its newer app wrote and sends it again after the
 * server's update. Everything else that does not fit is `invalid_change`, for good (newerApp.ts tells the two apart).
 */
import type * as z from "zod";
import { instant, removal } from "../../domain/kind.ts";
import { isKindName, kinds, type KindName } from "../../domain/kinds.ts";
import { kindOfId } from "../../domain/recordIds.ts";
import { parseStream, type StreamParts } from "../../domain/streams.ts";
import { act as actSchema, maxChangesInAct, type Act, type Change } from "../../sync/change.ts";
import type { Refusal } from "../../sync/refusals.ts";
import { parseStamp } from "../../sync/stamp.ts";
import { isWellFormed } from "../../sync/wellFormed.ts";
import { isOfNewerApp } from "./newerApp.ts";

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
  if (!parsed.success) return tooMany(raw) ? { code: "too_large", field: "changes" } : misshape(parsed.error, raw);
  const { id, changes } = parsed.data;
  if (new Set(changes.map((change) => change.id)).size < changes.length) return { code: "invalid_change", field: "id" };
  const named = new Set(changes.map(({ record, stream, kind }) => `${record} ${stream} ${kind}`));
  if (named.size > new Set(changes.map(({ record, stream }) => `${record} ${stream}`)).size)
    return { code: "invalid_change", field: "kind" };
  const shaped: KnownKind[] = [];
  for (const change of changes) {
    const refusal = checkChange(change, id, sender);
    if (refusal) return { ...refusal, change: change.id };
    if (isOfKnownKind(change)) shaped.push(change);
  }
  return { act: { id, changes: shaped } };
}

/** Where it went wrong, as far as the schema names it: what a sender named may be anything. */
function misshape({ issues }: z.core.$ZodError, raw: unknown): Refusal {
  const [first] = issues;
  return {
    code: isOfNewerApp(issues, raw) ? "version_not_supported" : "invalid_change",
    field: String(first?.path[2] ?? first?.path[0] ?? "act"),
  };
}

function isOfKnownKind(change: Change): change is KnownKind {
  return isKindName(change.kind);
}

function tooMany(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && "changes" in raw && Array.isArray(raw.changes) && raw.changes.length > maxChangesInAct;
}

function checkChange(change: Change, act: string, { person, replica }: Sender): Refusal | undefined {
  if (change.by !== person) return { code: "wrong_person", field: "by" };
  if (change.replica !== replica) return { code: "wrong_person", field: "replica" };
  if (change.act !== act) return { code: "invalid_change", field: "act" };
  const { ms, replica: stamped } = parseStamp(change.at);
  if (stamped !== replica || !instant.safeParse(ms).success) return { code: "invalid_change", field: "at" };
  if (!isWellFormed(change)) return { code: "invalid_change", field: "fields" };
  if (!isOfKnownKind(change)) return { code: "version_not_supported", field: "kind" };
  return checkFields(change) ?? checkPlace(change);
}

/**
 * A field that this server knows must be as its kind says. That words were taken back is the server's to say: a tablet takes
 * them back by a redaction, and what was taken back on it leaves its outbox.
 */
function checkFields({ kind, fields, redacted }: KnownKind): Refusal | undefined {
  if (redacted) return { code: "invalid_change", field: "redacted" };
  if (Object.keys(fields).length === 0) return { code: "invalid_change", field: "fields" };
  const parsed = kinds[kind].change.safeParse(fields);
  if (parsed.success) return serverOnly(kind, fields);
  if (isOfNewerApp(parsed.error.issues, fields)) return { code: "version_not_supported", field: "fields" };
  return { code: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "fields") };
}

/** Who leaves, and when, ends roles and sessions with it: the people's routes decide it, and the server says it here. */
function serverOnly(kind: KindName, fields: Change["fields"]): Refusal | undefined {
  const field = kind === "staff" ? ["leftOn", ...Object.keys(removal)].find((name) => name in fields) : undefined;
  return field === undefined ? undefined : { code: "forbidden_kind", field };
}

/** A record of a child is in that child's stream, and says so. */
function checkPlace({ kind, stream, record, fields }: KnownKind): Refusal | undefined {
  const parts = parseStream(stream);
  const belongs = kinds[kind].stream;
  if (!parts || (belongs !== "any" && belongs !== parts.type)) return { code: "invalid_change", field: "stream" };
  // Ids of records of which there is one a child can be guessed: one that another kind has taken would keep it out for ever.
  if ((kindOfId(record) ?? kind) !== kind) return { code: "invalid_change", field: "record" };
  const pupil = pupilIn(parts);
  if (pupil === undefined) return undefined;
  if (kind === "pupil" && record !== pupil) return { code: "invalid_change", field: "record" };
  if (fields.pupil !== undefined && fields.pupil !== pupil) return { code: "invalid_change", field: "pupil" };
  return undefined;
}

function pupilIn({ type, id }: StreamParts): string | undefined {
  return type === "card" || type === "evidence" || type === "file" ? id : undefined;
}
