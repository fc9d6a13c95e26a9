/** A pupil's active targets as rows: summaries and plans, never the evidence behind them. */
import { activityPupilId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { seenOn } from "../../domain/summary.ts";
import { withSuccessors } from "../../domain/targets/lineage.ts";
import { dayOf, type Day } from "../../domain/time.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { TargetRow } from "../views/classScreen.ts";
import type { Reading } from "./reading.ts";
import { activeTargets, targetRow } from "./targetRows.ts";

export interface PupilTargets {
  here: TargetRow[];
  others: TargetRow[];
}

export interface Written {
  class: string;
  activity: string | null;
  /** The day being written up; today, when it is left out. */
  day?: Day;
}

/**
 * Those that live in the activity, and the others. An activity for which nobody has chosen this child's targets yet offers all
 * of them; between activities none is nearer than another.
 */
export async function pupilTargets({ store, person, zone, now }: Reading, written: Written, pupil: string): Promise<PupilTargets> {
  const { activity, day = dayOf(now, zone) } = written;
  const stream = streams.card(pupil);
  const [targets, transitions, [summary], recent, place] = await Promise.all([
    store.records(stream, "target"),
    store.records(stream, "transition"),
    store.summaries([pupil]),
    store.recent(),
    activity === null ? undefined : store.record(streams.class(written.class), activityPupilId(activity, pupil)),
  ]);
  const chosen = recordOf(place, "activityPupil")?.fields.targets;
  const live = chosen && withSuccessors(chosen, recordsOf(targets, "target"));
  const newest = recent.find(({ record }) => recordOf(record, "observation"));
  const here = { activity, now, person, newest: newest?.record.id ?? null };
  const rows = await Promise.all(
    activeTargets(targets, transitions).map(async (target) => {
      // A summary shows a topic's latest day; an earlier one is looked up.
      const movedOn = (summary?.topics[target.id]?.day ?? "") > day;
      return targetRow(target, summary, movedOn ? await store.seenOn(pupil, target.id, day) : seenOn(summary, target.id, day), here);
    }),
  );
  if (activity === null) return { here: [], others: rows };
  if (live === undefined) return { here: rows, others: [] };
  return { here: rows.filter(({ id }) => live.includes(id)), others: rows.filter(({ id }) => !live.includes(id)) };
}
