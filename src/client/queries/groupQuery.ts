/** The group grid: a row for each child of the activity who is here, with the one or two targets they have in it. */
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import { streams } from "../../domain/streams.ts";
import type { PupilSummary } from "../../domain/summary.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { GroupRow, GroupView, PupilCard, TargetRow } from "../views/classScreen.ts";
import { cardsOf } from "./classQuery.ts";
import { pupilTargets, type Written } from "./pupilTargets.ts";
import type { Reading } from "./reading.ts";

const shownInRow = 2;

/** Those whose children take part and may be recorded: the activity's own, or everybody where nobody has chosen yet. */
async function takingPart({ store }: Reading, written: Written, cards: readonly PupilCard[]): Promise<PupilCard[]> {
  const places = recordsOf(await store.records(streams.class(written.class), "activityPupil"), "activityPupil");
  const chosen = places.filter(({ fields }) => fields.activity === written.activity).map(({ fields }) => fields.pupil);
  return cards.filter(({ id, away, may }) => may.record && !away && (chosen.length === 0 || chosen.includes(id)));
}

/** Who saw a child in the activity the last time: a member of staff, because cover of another day is not here now. */
function lastAdult(summary: PupilSummary | undefined, activity: string, targets: readonly TargetRow[]): SeenBy | null {
  const seen = targets.flatMap(({ id }) => summary?.topics[id]?.seen ?? []).filter((one) => one.activity === activity);
  const last = seen.reduce<(typeof seen)[number] | undefined>(
    (latest, one) => (latest && latest.observedAt > one.observedAt ? latest : one),
    undefined,
  );
  return last?.seenBy && "staff" in last.seenBy ? last.seenBy : null;
}

/** Rows have adults of their own where several adults shared the children the last time; otherwise the bar says who saw it. */
function shared(rows: readonly GroupRow[]): boolean {
  return new Set(rows.flatMap(({ seenBy }) => (seenBy ? [JSON.stringify(seenBy)] : []))).size > 1;
}

export async function groupQuery(reading: Reading, args: Written): Promise<GroupView> {
  const { activity } = args;
  if (activity === null) return { rows: [] };
  const cards = await takingPart(reading, args, await cardsOf(reading, args.class));
  const summaries = await reading.store.summaries(cards.map(({ id }) => id));
  const rows = await Promise.all(
    cards.map(async (card, at): Promise<GroupRow> => {
      const targets = (await pupilTargets(reading, args, card.id)).here.slice(0, shownInRow);
      return { card, targets, seenBy: lastAdult(summaries[at], activity, targets) };
    }),
  );
  const filled = rows.filter(({ targets }) => targets.length > 0);
  return { rows: shared(filled) ? filled : filled.map((row) => ({ ...row, seenBy: null })) };
}
