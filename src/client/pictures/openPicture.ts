/** The bytes of a picture: from this iPad, or asked of the school and kept. */
import type { PicturePart } from "../../domain/pictures.ts";
import { protocolVersion } from "../../sync/protocol.ts";
import { recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { recordKey } from "../../store/keys.ts";
import { blobText, keepFetched, keepOriginalsWithin, type BlobName, type BlobText } from "../../store/pictures.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Commands, Outcome } from "../client.ts";
import { evidenceKept } from "../commands/observation.ts";
import { locked, type Commanding } from "../engine/commanding.ts";
import { tokenOf, type Session } from "../engine/session.ts";
import type { Answer } from "../exchange/transport.ts";
import { codeOfTrouble, troubleOf } from "../exchange/trouble.ts";
import { fromBase64, toBase64 } from "../base64.ts";
import { hashOfBytes } from "./bytes.ts";
import { isFull, originalsKeptBytes } from "./makingRoom.ts";
import { pictureTransport, type PictureTransport } from "./pictureTransport.ts";

type Opened = Promise<Outcome<Commands["openPicture"]["value"]>>;
const notHere: Outcome<never> = { ok: false, code: "not_here" };

export async function openPicture({ session, signingIn: { deps } }: Commanding, input: Commands["openPicture"]["input"]): Opened {
  if (!session) return locked;
  const { store, person } = session;
  const picture = await pictureOf(session, input.pupil, input.picture);
  const { type, [input.part]: said } = picture?.fields ?? {};
  if (!picture || !said || !type) return notHere;
  const name = { stream: picture.stream, record: picture.id, part: input.part };
  const here = await store.beside((core) => blobText(core, name));
  if (here !== undefined) return { ok: true, value: { bytes: fromBase64(here), type } };

  const token = await tokenOf(store);
  if (token === null) return { ok: false, code: "unauthenticated" };
  const fetched = await fetchWhole(pictureTransport(deps.network, token), person, name, said.bytes);
  if (!("bytes" in fetched)) return fetched;
  const { bytes } = fetched;
  if ((await hashOfBytes(bytes, deps.cryptography)) !== said.hash) return { ok: false, code: "failed" };
  return (await keeps(store, name, { ...said, base64: toBase64(bytes) })) ? { ok: true, value: { bytes, type } } : notHere;
}

/** Whether it may still be seen: kept where there is room, so that it opens again with no network. */
async function keeps(store: TabletStore, name: BlobName, text: BlobText): Promise<boolean> {
  try {
    const stands = await store.beside((core) => keepFetched(core, name, text));
    await store.beside((core) => keepOriginalsWithin(core, originalsKeptBytes));
    return stands;
  } catch (error) {
    if (isFull(error)) return true;
    throw error;
  }
}

/** A picture's record, this year's or last's. */
export async function pictureOf({ store, zone }: Session, pupil: string, picture: string): Promise<RecordOf<"picture"> | undefined> {
  const { now } = await store.now();
  const keys = evidenceKept(pupil, now, zone).map((stream) => recordKey(stream, picture));
  return recordsOf(await store.recordsByKey(keys), "picture")[0];
}

async function fetchWhole(
  transport: PictureTransport,
  person: string,
  name: { stream: string; record: string; part: PicturePart },
  of: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | Outcome<never>> {
  const bytes = new Uint8Array(of);
  let from = 0;
  while (from < of) {
    const answer = await transport.get({ version: protocolVersion, person, ...name, from });
    if (answer.type !== "answer") return refusedAs(answer);
    const part = fromBase64(answer.value.bytes);
    // Whoever took it has not sent it all yet.
    if (!answer.value.whole || part.length === 0 || from + part.length > of) return notHere;
    bytes.set(part, from);
    from += part.length;
  }
  return { bytes };
}

function refusedAs(answer: Exclude<Answer<never>, { type: "answer" }>): Outcome<never> {
  if (answer.type !== "refused") return { ok: false, code: answer.type };
  const { code } = answer.refusal;
  if (code === "conflict" || code === "gone") return notHere;
  return { ok: false, code: codeOfTrouble[troubleOf({ end: "refused", status: answer.status, refusal: answer.refusal })] };
}
