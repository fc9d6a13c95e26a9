/** A framework begun or edited on this iPad, and adopted for the school: once, whole, and never over what was there. */
import { begun } from "../../domain/frameworks/beginning.ts";
import { frameworkRecordId } from "../../domain/frameworks/framework.ts";
import { gapsOf } from "../../domain/frameworks/editing.ts";
import { frameworkVersion } from "../../domain/kinds/school.ts";
import { streams } from "../../domain/streams.ts";
import { fieldValues } from "../../sync/change.ts";
import { maxPushBytes } from "../../sync/protocol.ts";
import type { Commands, Outcome } from "../client.ts";
import { begunHere, begunName, contentOf, draftName, draftOf, versionsOf } from "../queries/frameworks.ts";
import { today, type CommandContext } from "./context.ts";

/** What stands around a version on its way: the act's names, its stamp, the request's own. */
const envelopeBytes = 10_000;

/** A framework of the school's own is a draft on this iPad like any other, of which there is no version yet. */
export async function beginFramework(
  context: CommandContext,
  { copy, ...said }: Commands["beginFramework"]["input"],
): Promise<Outcome<{ framework: string }>> {
  const { store, newId } = context;
  const copied = copy === null ? null : (await versionsOf(store)).get(copy)?.[0];
  if (copied === undefined) return { ok: false, code: "not_here" };
  const framework = newId();
  const content = begun(said, copied && contentOf(copied), newId);
  await keepFrameworkDraft(context, { framework, draft: { basedOn: 0, content } });
  const had = await begunHere(store);
  await store.settings.set(begunName, [...had, framework]);
  return { ok: true, value: { framework } };
}

/** Kept until it is adopted or given up, whatever becomes of the page. */
export async function keepFrameworkDraft(
  { store }: CommandContext,
  { framework, draft }: Commands["keepFrameworkDraft"]["input"],
): Promise<Outcome> {
  await store.settings.set(draftName(framework), draft === null ? undefined : fieldValues.parse({ draft }).draft);
  const begunBefore = draft === null ? await begunHere(store) : [];
  if (begunBefore.includes(framework)) {
    await store.settings.set(
      begunName,
      begunBefore.filter((one) => one !== framework),
    );
  }
  return { ok: true, value: null };
}

/**
 * The draft becomes the school's next version. It is refused where somebody has adopted another meanwhile, where something in it
 * has no name, and where it is too large to be sent in one piece; the draft is as it was.
 */
export async function adoptFramework(
  context: CommandContext,
  { framework }: Commands["adoptFramework"]["input"],
): Promise<Outcome<{ version: number }>> {
  const { store } = context;
  const draft = await draftOf(store, framework);
  if (!draft) return { ok: false, code: "not_here" };
  const latest = (await versionsOf(store)).get(framework)?.[0]?.version ?? 0;
  if (latest !== draft.basedOn) return { ok: false, code: "conflict" };
  const version = latest + 1;
  const fields = { framework, version, example: false, ...draft.content, adoptedOn: await today(context) };
  if (new TextEncoder().encode(JSON.stringify(fields)).length > maxPushBytes - envelopeBytes) return { ok: false, code: "too_large" };
  const said = frameworkVersion.change.safeParse(fields);
  if (!said.success || gapsOf(draft.content).length > 0) return { ok: false, code: "invalid_change" };
  // Of two who adopt at one time the server takes one: what is said of a version stays said.
  await store.act([{ stream: streams.school, kind: "frameworkVersion", record: frameworkRecordId(fields), fields: said.data }]);
  return { ok: true, value: { version } };
}
