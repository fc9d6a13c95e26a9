/** What a person decides under "Needs attention". */
import { parseStream, pupilOf } from "../../domain/streams.ts";
import { lifeOf, type Transition } from "../../domain/targetLife.ts";
import type { Draft } from "../../store/draft.ts";
import { heldStreams } from "../queries/reading.ts";
import { mayKeepNote, refusedRecords } from "../queries/refusedRecords.ts";
import { transitionsOf } from "../queries/targetRows.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { observationDraft } from "./observation.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

const done: Outcome = { ok: true, value: null };
const notHere: Outcome<never> = { ok: false, code: "not_here" };

export async function bringBack({ store }: CommandContext, { loss }: Input<"bringBack">): Promise<Outcome> {
  return (await store.bringBack(loss)) ? done : notHere;
}

export async function letGo({ store }: CommandContext, { loss }: Input<"letGo">): Promise<Outcome> {
  await store.letGo(loss);
  return done;
}

export async function retryRefused({ store }: CommandContext, { attention }: Input<"retryRefused">): Promise<Outcome> {
  return (await store.retryRefused(attention)) ? done : notHere;
}

export async function dismissRefused({ store }: CommandContext, { attention }: Input<"dismissRefused">): Promise<Outcome> {
  await store.dismissRefused(attention);
  return done;
}

/** Refused acts about pupils or classes that may no longer be read here: nobody can be shown them, so they go together. */
export async function letGoShut({ store }: CommandContext): Promise<Outcome> {
  for (const { act, shut } of await store.refusedActs()) if (shut) await store.dismissRefused(act);
  return done;
}

/**
 * The words of what was not taken, as the screen put them, kept as notes of the same moments; then the refused act is let go.
 * Where nothing may be written, nothing is: a note would be refused like the record it stands for.
 */
export async function keepAsNote(context: CommandContext, { attention, notes }: Input<"keepAsNote">): Promise<Outcome> {
  const { store, zone, newId } = context;
  const refused = (await store.refusedActs()).find(({ act }) => act === attention);
  if (!refused) return notHere;
  const records = await refusedRecords(store, refused.changes);
  const access = await store.access();
  if (!records.every((record) => mayKeepNote(record, access, zone))) return { ok: false, code: "forbidden_stream" };
  const drafts = notes.flatMap(({ record, words }): Draft[] => {
    const found = recordOf(
      records.find(({ id }) => id === record),
      "observation",
    );
    const { pupil, observedAt, precision, correction, seenBy, activity, state } = found?.fields ?? {};
    if (pupil === undefined || observedAt === undefined || words === "") return [];
    const moment = { observedAt, precision, correction, seenBy, activity, state };
    return [observationDraft(newId(), pupil, { kind: "note", words, ...moment }, zone)];
  });
  await store.actOn(() => Promise.resolve({ drafts, result: null }));
  await store.dismissRefused(attention);
  return done;
}

/** One of the decisions two people made, or both: what stands is said once more, naming what it settles. */
export async function settleDispute(context: CommandContext, { target, keep }: Input<"settleDispute">): Promise<Outcome> {
  const { store, person } = context;
  for (const stream of (await heldStreams(store)).filter((name) => parseStream(name)?.type === "card")) {
    const own = transitionsOf(await store.records(stream, "transition")).filter((one) => one.target === target);
    const { dispute } = lifeOf(own);
    const pupil = pupilOf(stream);
    if (dispute.length === 0 || pupil === undefined) continue;
    const mine = dispute.find(({ by }) => by === person);
    const theirs = dispute.find(({ by }) => by !== person);
    const kept = (keep === "mine" ? mine : theirs) ?? dispute[0];
    if (!kept) return notHere;
    await store.actOn(() => Promise.resolve({ drafts: settled(context, stream, pupil, kept, dispute, keep === "both"), result: null }));
    return done;
  }
  return notHere;
}

function settled(
  { newId }: CommandContext,
  stream: string,
  pupil: string,
  kept: Transition,
  dispute: readonly Transition[],
  both: boolean,
): Draft[] {
  const others = dispute.filter(({ id }) => id !== kept.id);
  const settling = newId();
  const said = (record: string, one: Transition, after: string, settles: string[]): Draft => {
    const { target, to, successor } = one;
    const fields = { pupil, target, after, settles, to, action: "settle", ...(successor === null ? {} : { successor }) } as const;
    return { stream, kind: "transition", record, fields };
  };
  const first = said(
    settling,
    kept,
    kept.id,
    others.map(({ id }) => id),
  );
  if (!both) return [first];
  // One after the other, so that they are no new dispute: the target's state follows the one kept, and every successor goes on.
  let after = settling;
  const alsoKept = others.map((one) => {
    const record = newId();
    const draft = said(record, { ...one, to: kept.to }, after, []);
    after = record;
    return draft;
  });
  return [first, ...alsoKept];
}
