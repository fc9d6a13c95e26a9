/** Mending a record, all day: how it went, words, when, who saw it, +1, undo, remove, restore, wrong pupil. */
import { isPalmTally, observedAt, timesOf } from "../../domain/observing.ts";
import { streams } from "../../domain/streams.ts";
import type { Fields } from "../../domain/kinds.ts";
import type { DraftOf } from "../../store/draft.ts";
import { recordKey } from "../../store/keys.ts";
import { recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { activeTargets } from "../queries/targetRows.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { locate } from "./locate.ts";
import { evidenceOf, howOf } from "./observation.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

const done: Outcome = { ok: true, value: null };
const notHere: Outcome<never> = { ok: false, code: "not_here" };

async function observationNamed(context: CommandContext, id: string): Promise<RecordOf<"observation"> | undefined> {
  return recordOf(await locate(context, id), "observation");
}

function edit({ stream, id }: RecordOf<"observation">, fields: Fields<"observation">): DraftOf<"observation"> {
  return { stream, kind: "observation", record: id, fields };
}

/** What a correction restates: the whole of its group, with what it does not mention as it stands. */
async function corrected(
  context: CommandContext,
  { fields }: RecordOf<"observation">,
  change: Input<"correct">["change"],
): Promise<Fields<"observation">> {
  switch (change.group) {
    case "how": {
      const { help, waited, ...rest } = change.fields;
      const how = { ...howOf(fields), ...rest };
      return {
        ...how,
        ...(help === undefined ? {} : { help: help ?? undefined }),
        ...(waited === undefined ? {} : { waited: waited ?? undefined }),
      };
    }
    case "response":
      return { chips: change.chips, stimulus: fields.stimulus };
    case "words":
      return { words: change.words };
    case "when": {
      const { now, offset } = await context.store.now();
      return { ...observedAt(change.when, now, context.zone), ...(offset === 0 ? {} : { correction: offset }) };
    }
    case "seen":
      return { seenBy: change.seenBy };
  }
}

export async function correct(context: CommandContext, { record, change }: Input<"correct">): Promise<Outcome> {
  const found = await observationNamed(context, record);
  if (!found) return notHere;
  await context.store.act([edit(found, await corrected(context, found, change))]);
  return done;
}

/** +1: the record stands for one more of the same. */
export async function again(context: CommandContext, { record }: Input<"again">): Promise<Outcome> {
  const found = await observationNamed(context, record);
  if (!found) return notHere;
  const { stream } = found;
  await context.store.actOn(async (view) => {
    const now = recordOf(await view.record(stream, record), "observation");
    if (!now) return { drafts: [], result: null };
    return { drafts: [edit(now, { ...howOf(now.fields), tally: { times: timesOf(now.fields.tally) + 1 } })], result: null };
  });
  return done;
}

/**
 * The last thing said of a record here is taken back: an edit that never left is undone, one more of the same is one less,
 * and otherwise the record itself goes.
 */
export async function undo(context: CommandContext, { record }: Input<"undo">): Promise<Outcome> {
  const { store } = context;
  const found = await observationNamed(context, record);
  if (!found) return notHere;
  const last = (await store.waitingActs()).findLast(({ changes }) => changes.some((change) => change.record === record));
  const edited = last?.changes.some((change) => change.record === record && change.over !== undefined) ?? false;
  if (last && edited && (await store.undo(last.act)) === "deleted") return done;
  const { tally } = found.fields;
  const times = isPalmTally(tally) ? 1 : timesOf(tally);
  if (times > 1) await store.act([edit(found, { ...howOf(found.fields), tally: times === 2 ? undefined : { times: times - 1 } })]);
  else await store.undoRecord(recordKey(found.stream, record));
  return done;
}

export async function remove(context: CommandContext, { record }: Input<"remove">): Promise<Outcome> {
  const found = await observationNamed(context, record);
  if (!found) return notHere;
  const { now: removedAt } = await context.store.now();
  await context.store.act([edit(found, { removedAt, removedWhy: "mistake" })]);
  return done;
}

export async function restore(context: CommandContext, { record }: Input<"restore">): Promise<Outcome> {
  const found = await locate(context, record);
  if (found?.kind !== "observation") return notHere;
  await context.store.act([{ stream: found.stream, kind: "observation", record, fields: { removedAt: null, removedWhy: null } }]);
  return done;
}

/**
 * The record goes to the right child, and its words leave the wrong one's stream for good. What belonged to the wrong child
 * alone stays behind: a target is kept only where the right child has the same, and responses where theirs has the same name.
 */
export async function wrongPupil(context: CommandContext, { record, right }: Input<"wrongPupil">): Promise<Outcome<{ record: string }>> {
  const found = await observationNamed(context, record);
  if (!found) return notHere;
  const copy = context.newId();
  const { stream, fields } = found;
  const moved = await movedTo(context, found, right);
  const day = fields.observedAt ?? (await context.store.now()).now;
  await context.store.redact({
    stream,
    records: [record],
    why: "wrongPupil",
    copies: [
      {
        stream: evidenceOf(right, day, context.zone),
        kind: "observation",
        record: copy,
        fields: { ...moved, pupil: right, copyOf: record },
      },
    ],
  });
  return { ok: true, value: { record: copy } };
}

async function movedTo(context: CommandContext, { fields }: RecordOf<"observation">, right: string): Promise<Fields<"observation">> {
  const { pupil, target, step: _step, chips, pictures: _pictures, kind, state: _state, ...rest } = fields;
  if (kind === "engagement" && pupil !== undefined) return { ...rest, kind, chips: await sameChips(context, pupil, right, chips ?? []) };
  const same = pupil === undefined || target === undefined ? undefined : await sameTarget(context, pupil, right, target);
  return same === undefined ? { ...rest, kind: "note" } : { ...rest, kind: "target", target: same };
}

async function sameTarget(context: CommandContext, wrong: string, right: string, target: string): Promise<string | undefined> {
  const was = recordOf(await context.store.record(streams.card(wrong), target), "target");
  const stream = streams.card(right);
  const theirs = activeTargets(await context.store.records(stream, "target"), await context.store.records(stream, "transition"));
  return theirs.find(({ fields }) => fields.wording !== undefined && fields.wording === was?.fields.wording)?.id;
}

async function sameChips(context: CommandContext, wrong: string, right: string, chips: readonly string[]): Promise<string[]> {
  const labelled = async (pupil: string) => recordsOf(await context.store.records(streams.card(pupil), "chip"), "chip");
  const labels = (await labelled(wrong)).filter(({ id }) => chips.includes(id)).map(({ fields }) => fields.label);
  return (await labelled(right)).filter(({ fields }) => labels.includes(fields.label)).map(({ id }) => id);
}
