/** What a tap records: a target, a press of a tally, engagement, a note. One unit of work each. */
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import { isAgain, isPalmTally, sameAdult, tallyOpenMs, timesOf } from "../../domain/observing.ts";
import { engagementTopic, seenOn, type Seen } from "../../domain/summary.ts";
import type { Instant } from "../../domain/time.ts";
import type { ActView } from "../../store/acting.ts";
import type { DraftOf } from "../../store/draft.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { dayOfShaped, howOf, observationDraft, shape, type Shaped } from "./observation.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

/** The latest record of a topic here today: what another tap may be one more of. */
async function latestHere(context: CommandContext, view: ActView, pupil: string, topic: string, shaped: Shaped): Promise<Seen | undefined> {
  const summary = await view.summary(pupil);
  return seenOn(summary, topic, dayOfShaped(shaped, context.zone))
    .filter(({ activity }) => activity === (shaped.activity ?? null))
    .at(-1);
}

/** One more of the same in a record: its tally says how many times. */
function raised(record: RecordOf<"observation">): DraftOf<"observation"> {
  const { stream, id, fields } = record;
  return { stream, kind: "observation", record: id, fields: { ...howOf(fields), tally: { times: timesOf(fields.tally) + 1 } } };
}

export async function recordTarget(context: CommandContext, { pupil, target, went, moment }: Input<"recordTarget">): Value<"recordTarget"> {
  const record = context.newId();
  const { result } = await context.store.actOn(async (view) => {
    const shaped = await shape(context, view, pupil, moment);
    const latest = await latestHere(context, view, pupil, target, shaped);
    const { observedAt, precision = "day" } = shaped;
    const tap = { went, by: context.person, seenBy: moment.seenBy, activity: moment.activity, observedAt, precision };
    const again =
      latest && isAgain({ ...latest, precision: latest.precision ?? "day", removed: false }, tap)
        ? recordOf(await view.record(latest.stream, latest.record), "observation")
        : undefined;
    if (again) return { drafts: [raised(again)], result: { record: again.id, raised: true } };
    return {
      drafts: [observationDraft(record, pupil, { ...shaped, kind: "target", target, went }, context.zone)],
      result: { record, raised: false },
    };
  });
  return { ok: true, value: result };
}

/** Whether presses still count in a record: the one named, or the same adult's tally while it is open. */
function isOpenTally(latest: Seen, named: string | null, seenBy: SeenBy, at: Instant): boolean {
  if (!isPalmTally(latest.tally)) return false;
  return latest.record === named || (named === null && sameAdult(latest.seenBy, seenBy) && Math.abs(at - latest.observedAt) <= tallyOpenMs);
}

/** One palm press. It counts in the tally still open here, however fast the presses come, or else it begins one. */
export async function recordTally(
  context: CommandContext,
  { pupil, target, worked, record, moment }: Input<"recordTally">,
): Value<"recordTally"> {
  const newId = context.newId();
  const { result } = await context.store.actOn(async (view) => {
    const shaped = await shape(context, view, pupil, moment);
    const latest = await latestHere(context, view, pupil, target, shaped);
    const counts = latest && isOpenTally(latest, record, moment.seenBy, shaped.observedAt);
    const open = counts ? recordOf(await view.record(latest.stream, latest.record), "observation") : undefined;
    const tally = open && isPalmTally(open.fields.tally) ? open.fields.tally : { worked: 0, didnt: 0 };
    const counted = worked ? { ...tally, worked: tally.worked + 1 } : { ...tally, didnt: tally.didnt + 1 };
    if (open) {
      const fields = { ...howOf(open.fields), tally: counted };
      return { drafts: [{ stream: open.stream, kind: "observation", record: open.id, fields }], result: { record: open.id } };
    }
    return {
      drafts: [observationDraft(newId, pupil, { ...shaped, kind: "target", target, tally: counted }, context.zone)],
      result: { record: newId },
    };
  });
  return { ok: true, value: result };
}

/** Saved at the first chip; the chips named are all that stand, so taking one away is said the same way. */
export async function recordEngagement(context: CommandContext, input: Input<"recordEngagement">): Value<"recordEngagement"> {
  const { pupil, areas, chips, record, moment } = input;
  const newId = context.newId();
  const { result } = await context.store.actOn(async (view) => {
    const shaped = await shape(context, view, pupil, moment);
    const seen = (await view.summary(pupil))?.topics[engagementTopic]?.seen.find((one) => one.record === record);
    const open = seen ? recordOf(await view.record(seen.stream, seen.record), "observation") : undefined;
    if (open) {
      const fields = { chips, stimulus: open.fields.stimulus };
      return { drafts: [{ stream: open.stream, kind: "observation", record: open.id, fields }], result: { record: open.id } };
    }
    return {
      drafts: [observationDraft(newId, pupil, { ...shaped, kind: "engagement", areas, chips }, context.zone)],
      result: { record: newId },
    };
  });
  return { ok: true, value: result };
}

/** One act; one record in each child's stream, with that child's own words. */
export async function recordNote(context: CommandContext, { notes, moment }: Input<"recordNote">): Value<"recordNote"> {
  const records = notes.map(() => context.newId());
  await context.store.actOn(async (view) => {
    const drafts = await Promise.all(
      notes.map(async ({ pupil, words }, at) => {
        const shaped = await shape(context, view, pupil, moment);
        return observationDraft(records[at] ?? context.newId(), pupil, { ...shaped, kind: "note", words }, context.zone);
      }),
    );
    return { drafts, result: null };
  });
  return { ok: true, value: { records } };
}
