/**
 * Pictures in and out. Who may is decided by the record that names them, each time: a record that is not here yet names nothing, one that
 * was taken back has no picture any more, and a hash opens nothing.
 *
 * A request is refused with
 * - `forbidden_stream`, `forbidden_kind`: putting: not theirs when the record was made; getting: not theirs to read now;
 * - `conflict`: no such record is here, or not yet: the tablet sends its records first, and tries again;
 * - `gone`: it was taken back, or its stream erased; the tablet lets go of its copy;
 * - `too_large`: more bytes than the record says there are;
 * - `invalid_change`: all came, and it is not what the record says, or no picture: what came was thrown away.
 */
import type { Instant } from "../../domain/time.ts";
import { blobHeld, blobPart, getBlob, maxPartBytes, putBlob, type BlobHeld, type BlobPart } from "../../sync/blobMessages.ts";
import { protocolVersion } from "../../sync/protocol.ts";
import { keptOf, type RecordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { BlobSaid, BlobStore } from "../blobs/blobStore.ts";
import { noNeeds, recordKey, type Found, type RecordName } from "../storage/streamStore.ts";
import type { Refused } from "../web/route.ts";
import { checkRequest, type Handler } from "./checkRequest.ts";
import { standing } from "./standing.ts";
import type { SyncDeps } from "./syncDeps.ts";

type BlobDeps = Pick<SyncDeps, "store" | "now" | "access"> & { blobs: BlobStore };

/** The picture a record is, and who made it; or why there is none. */
type Named = { picture: RecordOf<"picture">; author: string } | Refused;

const notHere: Refused = { refused: "conflict", field: "record" };

/** The handler of `POST /sync/blobs/put`. */
export function put({ store, blobs, now }: BlobDeps): Handler<BlobHeld> {
  return async (person, body) => {
    const refused = checkRequest(person, body);
    if (refused) return refused;
    const parsed = putBlob.safeParse(body);
    if (!parsed.success) return { refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") };
    const { stream, record, part, from, bytes: text } = parsed.data;
    const denied = mayNotPut(await look(store, person, parsed.data), person, parsed.data, now());
    if (denied) return denied;
    const named = await namedBy(store, person, parsed.data);
    if ("refused" in named) return named;
    const said = saidOf(named.picture, part);
    if (!said) return notHere;
    const bytes = Buffer.from(text, "base64");
    if (from + bytes.length > said.bytes) return { refused: "too_large", field: "bytes" };

    const held = await blobs.append({ stream, record, part }, said, from, bytes);
    // What was taken back while it came must not stay behind.
    const after = await namedBy(store, person, parsed.data);
    if ("refused" in after) {
      await blobs.forget({ stream, record });
      return after;
    }
    if (held === "wrong") return { refused: "invalid_change", field: "bytes" };
    return { body: blobHeld.parse({ version: protocolVersion, held: held.bytes, whole: held.whole }) };
  };
}

/** The handler of `POST /sync/blobs/get`. */
export function get({ store, blobs, now, access }: BlobDeps): Handler<BlobPart> {
  return async (person, body) => {
    const refused = checkRequest(person, body);
    if (refused) return refused;
    const parsed = getBlob.safeParse(body);
    if (!parsed.success) return { refused: "invalid_change", field: String(parsed.error.issues[0]?.path[0] ?? "") };
    const { stream, record, part, from } = parsed.data;
    const reading = (await access(person, now())).readable.get(stream)?.reading;
    if (reading === undefined) return { refused: "forbidden_stream" };
    const named = await namedBy(store, person, parsed.data);
    if ("refused" in named) return named;
    if (reading === "own" && named.author !== person) return notHere;
    const { whole } = await blobs.held({ stream, record, part });
    const bytes = whole ? await blobs.read({ stream, record, part }, from, maxPartBytes) : new Uint8Array();
    return { body: blobPart.parse({ version: protocolVersion, whole, bytes: Buffer.from(bytes).toString("base64") }) };
  };
}

function look(store: SyncDeps["store"], person: string, { stream, record }: RecordName): Promise<Found> {
  return store.find({ ...noNeeds(person), streams: [stream], records: [{ stream, record }] });
}

/** Judged as the record itself was: by the day it was made, with time to arrive. */
function mayNotPut(found: Found, person: string, { stream, record }: RecordName, now: Instant): Refused | undefined {
  const kept = found.records.get(recordKey(stream, record));
  const at = kept ? Math.min(now, instantOf(kept.since)) : now;
  const judged = standing(found, { person, stream, kind: "picture", at, now, online: false });
  return typeof judged === "string" && !found.erased.get(stream)?.has(person) ? { refused: judged } : undefined;
}

/** The picture and what it hangs on: when either was taken back, neither may be seen any more. */
async function namedBy(store: SyncDeps["store"], person: string, name: RecordName): Promise<Named> {
  const found = await look(store, person, name);
  if (found.erased.get(name.stream)?.has(person)) return { refused: "gone" };
  const kept = found.records.get(recordKey(name.stream, name.record));
  if (kept?.record.redacted) return { refused: "gone" };
  const picture = keptOf(kept?.record, "picture");
  if (!picture || !kept) return notHere;
  const hangsOn = { stream: name.stream, record: picture.fields.observation ?? "" };
  const seen = (await look(store, person, hangsOn)).records.get(recordKey(hangsOn.stream, hangsOn.record));
  return seen?.record.redacted ? { refused: "gone" } : { picture, author: kept.author };
}

function saidOf({ fields }: RecordOf<"picture">, part: "thumbnail" | "original"): BlobSaid | undefined {
  const { type, [part]: file } = fields;
  return type === undefined || file === undefined ? undefined : { ...file, type };
}
