/** What was agreed about pictures of a child: the consents in their file, and what they come to on the card, in one act. */
import { lastSaid, saidOnCard, type StandingConsent } from "../../domain/pictureLevel.ts";
import { pictureConsentId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { Draft } from "../../store/draft.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import { today, type CommandContext } from "./context.ts";

/** Says those that are otherwise than they stand, from today. What nobody was asked about stays unsaid. */
export async function sayConsents(context: CommandContext, { pupil, consents }: Commands["sayConsents"]["input"]): Promise<Outcome> {
  const { store, newId } = context;
  const from = await today(context);
  const [file, card] = [streams.file(pupil), streams.card(pupil)];
  const stands = lastSaid(recordsOf(await store.records(file, "consent"), "consent"));
  const drafts: Draft[] = [];
  for (const { scope, given, until, who } of consents) {
    const had = stands.get(scope);
    if (given === null || (had && isSame(had, { given, until, who }))) continue;
    const record = had?.id ?? newId();
    const said = { given, from, until, ...(who === "" ? {} : { who }) };
    drafts.push({ stream: file, kind: "consent", record, fields: { ...(had ? {} : { pupil, scope }), ...said } });
    stands.set(scope, { id: record, scope, given, from, until, who });
  }
  if (drafts.length === 0) return { ok: true, value: null };
  const onCard = recordOf(await store.record(card, pictureConsentId(pupil)), "pictureConsent")?.fields;
  await store.act([...drafts, ...saidOnCard(pupil, stands.values(), onCard, from)]);
  return { ok: true, value: null };
}

function isSame(had: StandingConsent, { given, until, who }: Pick<StandingConsent, "given" | "until" | "who">): boolean {
  return had.given === given && had.until === until && had.who === who;
}
