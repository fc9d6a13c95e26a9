/** A child's picture on their card: one that stands, and none of those before it. */
import { pictureConsentId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import type { Draft } from "../../store/draft.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome, Queries } from "../client.ts";
import type { CommandContext } from "../commands/context.ts";
import { agreedOn } from "../queries/card.ts";
import type { Reading } from "../queries/reading.ts";
import { fromBase64, toBase64 } from "../base64.ts";

/**
 * Nothing is kept of a child whom nobody may take pictures of. Those before it are looked for in the card, not in what it named:
 * of two that were said on two iPads at one time neither names the other.
 */
export async function sayPortrait(
  { store, zone, newId }: CommandContext,
  { pupil, image }: Commands["sayPortrait"]["input"],
): Promise<Outcome> {
  const stream = streams.card(pupil);
  const [child, consent, before, { now }] = await Promise.all([
    store.record(stream, pupil),
    store.record(stream, pictureConsentId(pupil)),
    store.records(stream, "portrait"),
    store.now(),
  ]);
  if (!recordOf(child, "pupil")) return { ok: false, code: "not_here" };
  const agreed = agreedOn(recordOf(consent, "pictureConsent")?.fields, dayOf(now, zone));
  if (image !== null && agreed === "no") return { ok: false, code: "no_picture" };
  const portrait = image === null ? null : newId();
  const drafts: Draft[] =
    image === null || portrait === null ? [] : [{ stream, kind: "portrait", record: portrait, fields: { pupil, image: toBase64(image) } }];
  await store.act([...drafts, { stream, kind: "pupil", record: pupil, fields: { portrait } }]);
  const records = recordsOf(before, "portrait").map(({ id }) => id);
  if (records.length > 0) await store.redact({ stream, records, why: "request" });
  return { ok: true, value: null };
}

export async function portraitQuery(
  { store }: Reading,
  { pupil, portrait }: Queries["portrait"]["args"],
): Promise<Queries["portrait"]["value"] | null> {
  const image = recordOf(await store.record(streams.card(pupil), portrait), "portrait")?.fields.image;
  return image === undefined ? null : { bytes: fromBase64(image), type: "image/jpeg" };
}
