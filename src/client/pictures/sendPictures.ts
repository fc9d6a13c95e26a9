/**
 * Sends the pictures that wait: apart from records and after them, one part at a time, thumbnails before originals. It begins after an
 * exchange that ended well, so it needs no timer of its own: what fails is tried again after a later one, less and less often.
 */
import { recordKey } from "../../store/keys.ts";
import { blobText, confirmBlob, dropBlob, keepOriginalsWithin, waitingBlobs, type BlobHere } from "../../store/pictures.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Instant } from "../../domain/time.ts";
import type { Network } from "../exchange/transport.ts";
import { originalsKeptBytes } from "./makingRoom.ts";
import { pictureTransport } from "./pictureTransport.ts";
import { sendPicture, type Sent } from "./sendPicture.ts";

/** Failures one after the other before the line, or the school, is left alone for a while. */
const mostInARow = 3;
const firstBackOffMs = 5_000;
const longestBackOffMs = 10 * 60_000;

/** How the sending stands, between one exchange and the next. */
export interface PicturesMoving {
  sending?: boolean;
  failures?: number;
  /** The school, or a bad line, is left alone until then. */
  notBefore?: Instant;
}

export interface SendingDeps {
  store: TabletStore;
  person: string;
  token: string;
  network: Network;
  state: PicturesMoving;
  now: () => Instant;
  /** Between 0 and 1. */
  random: () => number;
  alone: <T>(name: string, work: () => Promise<T>, waits: boolean) => Promise<T | null>;
  /** Somebody else takes their place in front of the tablet. */
  ended: AbortSignal;
}

/** In one tab of the tablet, and once at a time. Never throws for what a network or a server does. */
export async function sendPictures(deps: SendingDeps): Promise<void> {
  const { state, now, person, alone } = deps;
  if (state.sending === true || now() < (state.notBefore ?? 0)) return;
  state.sending = true;
  try {
    await alone(`pictures ${person}`, () => sendThose(deps), false);
  } finally {
    state.sending = false;
  }
}

/** Once through what waits; what is taken meanwhile goes after the exchange that sends its record. */
async function sendThose(deps: SendingDeps): Promise<void> {
  const { store, ended } = deps;
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
async function sendOne({ store, person, token, network, state, ended }: SendingDeps, blob: BlobHere): Promise<Sent> {
  const [shown] = await store.recordsByKey([recordKey(blob.stream, blob.record)]);
  if (shown?.waiting === true) return "later";
  const base64 = await store.beside((core) => blobText(core, blob));
  if (base64 === undefined) return "gone";
  const transport = pictureTransport({ ...network, ended }, token);
  for (;;) {
    const failed = state.failures ?? 0;
    const sent = await sendPicture(transport, person, blob, base64, failed > 0);
    state.failures = typeof sent === "string" ? 0 : failed + 1;
    if (typeof sent === "string" || sent.type === "refused" || state.failures >= mostInARow || ended.aborted) return sent;
  }
}

function backOff({ state, now, random }: SendingDeps, sent: Sent): void {
  const asked = typeof sent === "object" && sent.type === "refused" ? (sent.refusal.retryAfter ?? 0) * 1_000 : 0;
  const failures = Math.max(1, state.failures ?? 0);
  state.failures = failures;
  state.notBefore = now() + asked + random() * Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.min(failures, 16));
}
