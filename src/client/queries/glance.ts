/** Targets at a glance, for paper: the children of an activity with their targets in it. From plans alone, whatever was seen of them. */
import { streams } from "../../domain/streams.ts";
import { withSuccessors } from "../../domain/targets/lineage.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { GlanceRow, GlanceView } from "../views/paper.ts";
import { cardsOf } from "./classQuery.ts";
import type { Reading } from "./reading.ts";
import { activeTargets } from "./targetRows.ts";

/** @param activity null for every target there is, whatever the activity */
export async function glanceQuery(
  reading: Reading,
  { class: named, activity }: { class: string; activity: string | null },
): Promise<GlanceView> {
  const { store } = reading;
  const [cards, places] = await Promise.all([
    cardsOf(reading, named),
    activity === null ? [] : store.records(streams.class(named), "activityPupil"),
  ]);
  const here = new Map(
    recordsOf(places, "activityPupil").flatMap(({ fields }) =>
      fields.activity === activity && fields.pupil !== undefined ? [[fields.pupil, fields.targets] as const] : [],
    ),
  );
  // Who is away today may be back on the day it is filled in.
  const taking = cards.filter(({ id }) => here.size === 0 || here.has(id));
  const rows = await Promise.all(
    taking.map(async ({ id, name, helpsLine }): Promise<GlanceRow> => {
      const stream = streams.card(id);
      const [targets, transitions] = await Promise.all([store.records(stream, "target"), store.records(stream, "transition")]);
      const chosen = here.get(id);
      const live = chosen && withSuccessors(chosen, recordsOf(targets, "target"));
      const shown = activeTargets(targets, transitions).filter((target) => live === undefined || live.includes(target.id));
      return {
        ...{ id, name, helpsLine },
        targets: shown.map(({ id: target, fields: { wording = "", counts = "", doesntCount = "" } }) => ({
          id: target,
          ...{ wording, counts, doesntCount },
        })),
      };
    }),
  );
  return { rows, chosen: activity === null || here.size > 0 };
}
