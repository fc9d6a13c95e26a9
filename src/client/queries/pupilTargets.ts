/** A pupil's active targets as rows: summaries and plans, never the evidence behind them. */
import { activityPupilId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { seenOn } from "../../domain/summary.ts";
import { isPsp } from "../../domain/targets/isPsp.ts";
import { withSuccessors } from "../../domain/targets/lineage.ts";
import { dayOf, type Day } from "../../domain/time.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { TargetRow } from "../views/classScreen.ts";
import type { Reading } from "./reading.ts";
import { activeTargets, targetRow, type Tried } from "./targetRows.ts";

export interface PupilTargets {
  here: TargetRow[];
  others: TargetRow[];
  /** Those of either that are personal, social and physical. */
  psp: TargetRow[];
  /** The child's pinned steps, whatever the activity; none unless they are asked for. */
  steps: TargetRow[];
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
export async function pupilTargets(
  { store, person, zone, now }: Reading,
  written: Written,
  pupil: string,
  withSteps = false,
): Promise<PupilTargets> {
  const { activity, day = dayOf(now, zone) } = written;
  const stream = streams.card(pupil);
  const [targets, transitions, pinned, [summary], recent, place] = await Promise.all([
    store.records(stream, "target"),
    store.records(stream, "transition"),
    withSteps ? store.records(stream, "watchFor") : [],
    store.summaries([pupil]),
    store.recent(),
    activity === null ? undefined : store.record(streams.class(written.class), activityPupilId(activity, pupil)),
  ]);
  const chosen = recordOf(place, "activityPupil")?.fields.targets;
  const live = chosen && withSuccessors(chosen, recordsOf(targets, "target"));
  const newest = recent.find(({ record }) => recordOf(record, "observation"));
  const here = { activity, now, person, newest: newest?.record.id ?? null };
  const rowOf = async (tried: Tried): Promise<TargetRow> => {
    // A summary shows a topic's latest day; an earlier one is looked up.
    const movedOn = (summary?.topics[tried.id]?.day ?? "") > day;
    return targetRow(tried, summary, movedOn ? await store.seenOn(pupil, tried.id, day) : seenOn(summary, tried.id, day), here);
  };
  const active = activeTargets(targets, transitions);
  const rows = await Promise.all(active.map(rowOf));
  const psp = rows.filter((_, at) => isPsp(active[at]?.fields ?? {}));
  const watched = recordsOf(pinned, "watchFor").sort((one, other) => (one.fields.order ?? 0) - (other.fields.order ?? 0));
  const steps = await Promise.all(
    watched.map(async ({ fields: { step = "", strand: area, ...words } }) => ({
      ...(await rowOf({ id: step, fields: { ...words, ...(area === undefined ? {} : { area }) } })),
      step: true as const,
    })),
  );
  if (activity === null) return { here: [], others: rows, psp, steps };
  if (live === undefined) return { here: rows, others: [], psp, steps };
  return { here: rows.filter(({ id }) => live.includes(id)), others: rows.filter(({ id }) => !live.includes(id)), psp, steps };
}
