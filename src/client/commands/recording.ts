/** What a tap records: a target, engagement, a note. One unit of work each. Tallies have their own (tallying.ts). */
import { isAgain, timesOf } from "../../domain/observing.ts";
import type { DraftOf } from "../../store/draft.ts";
import { recordKey } from "../../store/keys.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { editOf, howOf, observationDraft, shape } from "./observation.ts";
import { keptRecord, latestHere } from "./standing.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

export async function recordTarget(
  context: CommandContext,
  { pupil, target, step, went, moment }: Input<"recordTarget">,
): Value<"recordTarget"> {
  const record = context.newId();
  const { result } = await context.store.actOn(async (view) => {
    const { shaped, now } = await shape(context, view, pupil, moment);
    const latest = await latestHere(context, view, pupil, target, shaped);
    const { observedAt, precision = "day", activity = null } = shaped;
    const tap = { went, by: context.person, seenBy: moment.seenBy, activity, observedAt, precision, now };
    const again =
      latest && isAgain({ ...latest, precision: latest.precision ?? "day", savedAt: instantOf(latest.at) }, tap)
        ? recordOf(await view.record(latest.stream, latest.record), "observation")
        : undefined;
    if (again) return { drafts: [oneMore(again)], result: { record: again.id, raised: true } };
    return {
      drafts: [
        observationDraft(
          record,
          pupil,
          { ...shaped, ...(step ? { kind: "step", step: target } : { kind: "target", target }), went },
          context.zone,
        ),
      ],
      result: { record, raised: false },
    };
  });
  return { ok: true, value: result };
}

/** One more of the same in a record: its tally says how many times. */
export function oneMore(record: RecordOf<"observation">): DraftOf<"observation"> {
  return { ...editOf(record, { ...howOf(record.fields), tally: { times: timesOf(record.fields.tally) + 1 } }), onceMore: true };
}

/**
 * Saved at the first chip; the chips named are all that stand, so taking one away is said the same way, and taking the last
 * away takes the record.
 */
export async function recordEngagement(context: CommandContext, input: Input<"recordEngagement">): Value<"recordEngagement"> {
  const { pupil, areas, chips, record, moment } = input;
  const newId = context.newId();
  const { result } = await context.store.actOn<{ record: string | null; gone?: RecordOf<"observation"> | undefined }>(async (view) => {
    const open = record === null ? undefined : await keptRecord(context, view, pupil, record);
    if (chips.length === 0) return { drafts: [], result: { record: null, gone: open } };
    if (open)
      return { drafts: [{ ...editOf(open, { chips, stimulus: open.fields.stimulus }), onceMore: true }], result: { record: open.id } };
    const { shaped } = await shape(context, view, pupil, moment);
    return {
      drafts: [observationDraft(newId, pupil, { ...shaped, kind: "engagement", areas, chips }, context.zone)],
      result: { record: newId },
    };
  });
  const { gone, record: kept } = result;
  if (gone) await context.store.undoRecord(recordKey(gone.stream, gone.id));
  return { ok: true, value: { record: kept } };
}

/** One act; one record in each child's stream, with that child's own words. */
export async function recordNote(context: CommandContext, { notes, moment }: Input<"recordNote">): Value<"recordNote"> {
  const records = notes.map(() => context.newId());
  await context.store.actOn(async (view) => {
    const drafts = await Promise.all(
      notes.map(async ({ pupil, words }, at) => {
        const { shaped } = await shape(context, view, pupil, moment);
        return observationDraft(records[at] ?? context.newId(), pupil, { ...shaped, kind: "note", words }, context.zone);
      }),
    );
    return { drafts, result: null };
  });
  return { ok: true, value: { records } };
}
