/** A tally as palms press it: one record of what worked and what didn't, kept at each press. */
import { isPalmTally, sameAdult, tallyOpenMs, timesOf } from "../../domain/observing.ts";
import type { Seen } from "../../domain/summary.ts";
import type { Instant } from "../../domain/time.ts";
import type { DraftOf } from "../../store/draft.ts";
import { recordKey } from "../../store/keys.ts";
import { firstMark } from "../../sync/record.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { observationNamed } from "./locate.ts";
import { editOf, howOf, observationDraft, shape, type Shaped } from "./observation.ts";
import { keptRecord, latestHere } from "./standing.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

/**
 * Whether presses still count in a tally that nobody named: this person's own (a colleague's is not theirs to change), of the same
 * adult and time, begun a while ago at most.
 */
function isOpen(latest: Seen, person: string, { seenBy, precision, observedAt }: Shaped, now: Instant): boolean {
  return (
    isPalmTally(latest.tally) &&
    latest.by === person &&
    sameAdult(latest.seenBy, seenBy) &&
    latest.precision === precision &&
    Math.abs(observedAt - latest.observedAt) <= tallyOpenMs &&
    now - instantOf(latest.at) <= tallyOpenMs
  );
}

/** One palm press. It counts in the tally named or still open here, however fast the presses come, or else it begins one. */
export async function recordTally(
  context: CommandContext,
  { pupil, target, worked, record, moment }: Input<"recordTally">,
): Value<"recordTally"> {
  const newId = context.newId();
  const { result } = await context.store.actOn(async (view) => {
    const { shaped, now } = await shape(context, view, pupil, moment);
    const latest = record === null ? await latestHere(context, view, pupil, target, shaped) : undefined;
    const open = latest && isOpen(latest, context.person, shaped, now) ? latest.record : record;
    const counted = open === null ? undefined : await keptRecord(context, view, pupil, open);
    if (counted && isPalmTally(counted.fields.tally) && firstMark(counted.marks)?.by === context.person) {
      const tally = raised(counted.fields.tally, worked, 1);
      return { drafts: [{ ...withTally(counted, tally), onceMore: true }], result: { record: counted.id, ...tally } };
    }
    const tally = raised(none, worked, 1);
    return {
      drafts: [observationDraft(newId, pupil, { ...shaped, kind: "target", target, tally }, context.zone)],
      result: { record: newId, ...tally },
    };
  });
  return { ok: true, value: result };
}

interface Palms {
  worked: number;
  didnt: number;
}

const none: Palms = { worked: 0, didnt: 0 };

/** A tally with a press more, or less. */
function raised({ worked, didnt }: Palms, itWorked: boolean, by: 1 | -1): Palms {
  return itWorked ? { worked: worked + by, didnt } : { worked, didnt: didnt + by };
}

function withTally(record: RecordOf<"observation">, tally: Palms): DraftOf<"observation"> {
  return editOf(record, { ...howOf(record.fields), tally });
}

/** A press taken back, from the tally as it stands. The last of all takes the record along: none of none would be no record. */
export async function takePressBack(context: CommandContext, { record, worked }: Input<"takePressBack">): Value<"takePressBack"> {
  const found = await observationNamed(context, record);
  if (!found) return { ok: false, code: "not_here" };
  const { stream } = found;
  const { result: left } = await context.store.actOn(async (view) => {
    const now = recordOf(await view.record(stream, record), "observation");
    const tally = now?.fields.tally;
    if (!now || !isPalmTally(tally)) return { drafts: [], result: null };
    if (tally[worked ? "worked" : "didnt"] === 0) return { drafts: [], result: tally };
    const result = raised(tally, worked, -1);
    return { drafts: timesOf(result) === 0 ? [] : [withTally(now, result)], result };
  });
  if (!left) return { ok: true, value: { record, ...none } };
  if (timesOf(left) > 0) return { ok: true, value: { record, ...left } };
  await context.store.undoRecord(recordKey(stream, record));
  return { ok: true, value: { record: null, ...left } };
}
