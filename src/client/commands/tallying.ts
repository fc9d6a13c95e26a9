/** A tally as palms press it: one record of what worked and what didn't, kept at each press. */
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import { isPalmTally, sameAdult, tallyOpenMs, timesOf } from "../../domain/observing.ts";
import type { Seen } from "../../domain/summary.ts";
import type { Instant } from "../../domain/time.ts";
import type { DraftOf } from "../../store/draft.ts";
import { recordKey } from "../../store/keys.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { observationNamed } from "./locate.ts";
import { editOf, howOf, observationDraft, shape } from "./observation.ts";
import { keptRecord, latestHere } from "./standing.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

/** Whether presses still count in a tally that nobody named: the same adult's, begun a while ago at most. */
function isOpen(latest: Seen, seenBy: SeenBy, now: Instant): boolean {
  return isPalmTally(latest.tally) && sameAdult(latest.seenBy, seenBy) && now - instantOf(latest.at) <= tallyOpenMs;
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
    const open = latest && isOpen(latest, moment.seenBy, now) ? latest.record : record;
    const counted = open === null ? undefined : await keptRecord(context, view, pupil, open);
    if (counted && isPalmTally(counted.fields.tally))
      return { drafts: [pressed(counted, counted.fields.tally, worked, 1)], result: { record: counted.id } };
    const tally = { worked: worked ? 1 : 0, didnt: worked ? 0 : 1 };
    return {
      drafts: [observationDraft(newId, pupil, { ...shaped, kind: "target", target, tally }, context.zone)],
      result: { record: newId },
    };
  });
  return { ok: true, value: result };
}

interface Palms {
  worked: number;
  didnt: number;
}

/** A tally with a press more, or less. */
function pressed(record: RecordOf<"observation">, tally: Palms, worked: boolean, by: 1 | -1): DraftOf<"observation"> {
  const side = worked ? "worked" : "didnt";
  return editOf(record, { ...howOf(record.fields), tally: { ...tally, [side]: tally[side] + by } });
}

/** A press taken back, from the tally as it stands. The last of all takes the record along: none of none would be no record. */
export async function takePressBack(context: CommandContext, { record, worked }: Input<"takePressBack">): Value<"takePressBack"> {
  const found = await observationNamed(context, record);
  if (!found) return { ok: false, code: "not_here" };
  const { stream } = found;
  const { result } = await context.store.actOn(async (view) => {
    const now = recordOf(await view.record(stream, record), "observation");
    const tally = now?.fields.tally;
    if (!now || !isPalmTally(tally) || tally[worked ? "worked" : "didnt"] === 0) return { drafts: [], result: "stands" };
    if (timesOf(tally) === 1) return { drafts: [], result: "none" };
    return { drafts: [pressed(now, tally, worked, -1)], result: "stands" };
  });
  if (result === "stands") return { ok: true, value: { record } };
  await context.store.undoRecord(recordKey(stream, record));
  return { ok: true, value: { record: null } };
}
