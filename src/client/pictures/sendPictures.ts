/**
 * Sends the pictures that wait: apart from records and after them, one part at a time, thumbnails before originals. It begins after an
 * exchange that ended well, so it needs no timer of its own: what fails is tried again after a later one, less and less often.
 */
import { recordKey } from "../../store/keys.ts";
import { blobText, confirmBlob, dropBlob, keepOriginalsWithin, waitingBlobs, type BlobHere } from "../../store/pictures.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Instant } from "../../domain/time.ts";
import type { PicturesMoving } from "./picturesMoving.ts";
import type { PictureTransport } from "./pictureTransport.ts";
import { sendPicture, type Sent } from "./sendPicture.ts";

/** What originals may take of this iPad once the school has them: some hundred pictures, so that the latest open without a network. */
export const originalsKeptBytes = 50_000_000;

/** Failures one after the other before the line, or the school, is left alone for a while. */
const mostInARow = 3;
const firstBackOffMs = 5_000;
const longestBackOffMs = 10 * 60_000;

export interface SendingDeps {
  store: TabletStore;
  person: string;
  transport: PictureTransport;
  state: PicturesMoving;
  now: () => Instant;
  /** Between 0 and 1. */
  random: () => number;
  ended: AbortSignal;
}

/** Once through what waits; what is taken meanwhile goes after the exchange that sends its record. Never throws for what a network or a server does. */
export async function sendPictures(deps: SendingDeps): Promise<void> {
  const { store, state, now, ended } = deps;
  if (now() < state.notBefore) return;
  for (const blob of await store.beside(waitingBlobs)) {
    const sent = await sendOne(deps, blob);
    if (ended.aborted) return;
    if (typeof sent === "object" || sent === "spoilt") {
      backOff(deps, sent);
      return;
    }
    if (sent === "whole") await store.beside((core) => confirmBlob(core, blob));
    if (sent === "gone") await store.beside((core) => dropBlob(core, blob));
  }
  await store.beside((core) => keepOriginalsWithin(core, originalsKeptBytes));
}

/** Its record goes first: while that waits here, there is nothing to ask the school. A line that drops now and then is only tried again. */
async function sendOne({ store, person, transport, state, ended }: SendingDeps, blob: BlobHere): Promise<Sent> {
  const [shown] = await store.recordsByKey([recordKey(blob.stream, blob.record)]);
  if (shown?.waiting === true) return "later";
  const base64 = await store.beside((core) => blobText(core, blob));
  if (base64 === undefined) return "gone";
  for (;;) {
    const sent = await sendPicture(transport, person, blob, base64, state.failures > 0);
    if (typeof sent === "string") state.failures = 0;
    else state.failures += 1;
    if (typeof sent === "string" || sent.type === "refused" || state.failures >= mostInARow || ended.aborted) return sent;
  }
}

function backOff({ state, now, random }: SendingDeps, sent: Sent): void {
  const asked = typeof sent === "object" && sent.type === "refused" ? (sent.refusal.retryAfter ?? 0) * 1_000 : 0;
  state.failures = Math.max(1, state.failures);
  state.notBefore = now() + asked + random() * Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.min(state.failures, 16));
}
