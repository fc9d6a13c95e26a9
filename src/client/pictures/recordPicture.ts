/** A picture is taken: a record of its own, or hung on one that stands. One unit of work keeps record and bytes. */
import type { Fields } from "../../domain/kinds.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { DraftOf } from "../../store/draft.ts";
import { takenRows, type BlobText } from "../../store/pictures.ts";
import type { Commands, Outcome } from "../client.ts";
import { observationNamed } from "../commands/locate.ts";
import { editOf, observationDraft, shape } from "../commands/observation.ts";
import { locked, type Commanding } from "../engine/commanding.ts";
import { pictureRuleQuery } from "../queries/pictureRule.ts";
import type { Cryptography } from "../engine/cryptography.ts";
import { toBase64 } from "../base64.ts";
import { hashOfBytes } from "./bytes.ts";
import { makingRoom } from "./makingRoom.ts";
import { pictureOf } from "./openPicture.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

async function textOf(bytes: Uint8Array<ArrayBuffer>, cryptography: Cryptography): Promise<BlobText> {
  return { hash: await hashOfBytes(bytes, cryptography), bytes: bytes.length, base64: toBase64(bytes) };
}

export async function recordPicture(
  { session, newId, signingIn: { deps } }: Commanding,
  { pupil, record, taken, moment }: Input<"recordPicture">,
): Promise<Outcome<Commands["recordPicture"]["value"]>> {
  if (!session) return locked;
  const context = { store: session.store, person: session.person, zone: session.zone, newId };
  const seen = record === null ? undefined : await observationNamed(context, record);
  if (record !== null && !seen) return { ok: false, code: "not_here" };
  const { now } = await context.store.now();
  const rule = await pictureRuleQuery({ ...context, now }, { pupil: seen?.fields.pupil ?? pupil, activity: moment.activity, record });
  if (rule.level === "no" || rule.off !== null) return { ok: false, code: "no_picture" };
  const { type, width, height } = taken;
  const parts = {
    original: await textOf(taken.original, deps.cryptography),
    thumbnail: await textOf(taken.thumbnail, deps.cryptography),
  };
  const picture = newId();
  const fresh = newId();
  const keep = () =>
    context.store.actOn(async (view) => {
      const standing = seen && recordOf(await view.record(seen.stream, seen.id), "observation");
      if (seen && !standing) return { drafts: [], result: null };
      const on = standing
        ? editOf(standing, { pictures: [...(standing.fields.pictures ?? []), picture] })
        : observationDraft(
            fresh,
            pupil,
            { ...(await shape(context, view, pupil, moment)).shaped, kind: "note", pictures: [picture] },
            session.zone,
          );
      const fields: Fields<"picture"> = {
        ...{ pupil: standing?.fields.pupil ?? pupil, observation: on.record, type, width, height },
        ...{ original: fileOf(parts.original), thumbnail: fileOf(parts.thumbnail) },
      };
      const draft: DraftOf<"picture"> = { stream: on.stream, kind: "picture", record: picture, fields };
      return { drafts: [on, draft], result: null, besides: takenRows({ stream: on.stream, record: picture }, parts) };
    });
  const { act } = await makingRoom(context.store, keep);
  return act === null ? { ok: false, code: "not_here" } : { ok: true, value: { record: record ?? fresh, picture } };
}

function fileOf({ hash, bytes }: BlobText): { hash: string; bytes: number } {
  return { hash, bytes };
}

/** For good, from every iPad and from the school: what nobody may see any more is not kept to be put back. */
export async function takePictureAway({ session }: Commanding, input: Input<"takePictureAway">): Promise<Outcome> {
  if (!session) return locked;
  const picture = await pictureOf(session, input.pupil, input.picture);
  if (!picture) return { ok: false, code: "not_here" };
  await session.store.redact({ stream: picture.stream, records: [picture.id], why: "request" });
  return { ok: true, value: null };
}
