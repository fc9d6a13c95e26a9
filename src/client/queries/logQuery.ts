/** The log sheet and the group grid: summaries and plans of the pupils shown, never the evidence behind them. */
import { activityPupilId, notOfferedId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { AreaChoice, GroupRow, GroupView, LogSheetView, PupilCard, TargetRow } from "../views/classScreen.ts";
import { cardsOf } from "./classQuery.ts";
import type { Reading } from "./reading.ts";
import { activeTargets, targetRow } from "./targetRows.ts";

interface Rows {
  here: TargetRow[];
  others: TargetRow[];
}

/**
 * A pupil's active targets: those that live in the activity, and the others. An activity for which nobody has chosen this
 * child's targets yet offers all of them; between activities none is nearer than another.
 */
async function targetRows({ store, zone, now }: Reading, named: string, activity: string | null, pupil: string): Promise<Rows> {
  const stream = streams.card(pupil);
  const [targets, transitions, [summary], recent, place] = await Promise.all([
    store.records(stream, "target"),
    store.records(stream, "transition"),
    store.summaries([pupil]),
    store.recent(),
    activity === null ? undefined : store.record(streams.class(named), activityPupilId(activity, pupil)),
  ]);
  const live = recordOf(place, "activityPupil")?.fields.targets;
  const here = { activity, today: dayOf(now, zone), now, newest: recent[0]?.record.id ?? null };
  const rows = activeTargets(targets, transitions).map((target) => targetRow(target, summary, here));
  if (activity === null) return { here: [], others: rows };
  if (live === undefined) return { here: rows, others: [] };
  return { here: rows.filter(({ id }) => live.includes(id)), others: rows.filter(({ id }) => !live.includes(id)) };
}

/** The engagement areas of the version in force, in the framework's order. */
export async function engagementAreas({ store }: Reading): Promise<AreaChoice[]> {
  const versions = recordsOf(await store.records(streams.school, "frameworkVersion"), "frameworkVersion")
    .filter(({ fields }) => fields.framework === "engagement")
    .sort((a, b) => (b.fields.version ?? 0) - (a.fields.version ?? 0));
  return (versions[0]?.fields.areas ?? []).map(({ id, name, prompt }) => ({ id, name, prompt: prompt ?? null }));
}

/** Consents of the child and the activity's own rule decide before the shutter. */
function mayPicture(card: PupilCard, camera: boolean): boolean {
  return camera && card.pictures !== "no";
}

export async function logSheetQuery(
  reading: Reading,
  args: { class: string; pupil: string; activity: string | null },
): Promise<LogSheetView | null> {
  const { store, zone, now } = reading;
  const stream = streams.card(args.pupil);
  const [cards, rows, areas, chips, activity, mark] = await Promise.all([
    cardsOf(reading, args.class),
    targetRows(reading, args.class, args.activity, args.pupil),
    engagementAreas(reading),
    store.records(stream, "chip"),
    args.activity === null ? undefined : store.record(streams.class(args.class), args.activity),
    args.activity === null ? undefined : store.record(stream, notOfferedId(args.pupil, args.activity, dayOf(now, zone))),
  ]);
  const card = cards.find(({ id }) => id === args.pupil);
  if (!card) return null;
  return {
    card,
    targets: rows.here,
    others: rows.others,
    areas,
    chips: recordsOf(chips, "chip")
      .sort((a, b) => (a.fields.order ?? 0) - (b.fields.order ?? 0))
      .map(({ id, fields }) => ({ id, label: fields.label ?? "" })),
    mayPicture: mayPicture(card, recordOf(activity, "activity")?.fields.camera ?? false),
    notOffered: recordOf(mark, "notOffered") !== undefined,
  };
}

/** Rows of everybody who is here, with the one or two targets each has in this activity, or at all between activities. */
export async function groupQuery(reading: Reading, args: { class: string; activity: string | null }): Promise<GroupView> {
  const cards = await cardsOf(reading, args.class);
  const rows = await Promise.all(
    cards.map(async (card): Promise<GroupRow> => {
      const { here, others } = await targetRows(reading, args.class, args.activity, card.id);
      return { card, targets: (args.activity === null ? others : here).slice(0, 2), seenBy: null };
    }),
  );
  return { rows };
}
