/** The group grid: a row for each child of the activity who is here, with the one or two targets they have in it. */
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf, type Day } from "../../domain/time.ts";
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

interface LastTime {
  /** The day being written up: only an earlier one is the last time, so that nothing changes under the hand. */
  before: Day;
  activity: string;
  pupil: string;
  targets: readonly TargetRow[];
}

/** Who saw a child in the activity the last time: a member of staff, because cover of another day is not here now. */
async function lastAdult({ store }: Reading, { before, activity, pupil, targets }: LastTime): Promise<SeenBy | null> {
  const found = await Promise.all(targets.map(({ id }) => store.seenBefore(pupil, id, before)));
  const seen = found.flat().filter((one) => one.activity === activity);
  const latest = seen.reduce<(typeof seen)[number] | undefined>(
    (newest, one) => (newest && newest.observedAt > one.observedAt ? newest : one),
    undefined,
  );
  return latest?.seenBy && "staff" in latest.seenBy ? latest.seenBy : null;
}

/** Rows have adults of their own where several adults shared the children the last time; otherwise the bar says who saw it. */
function shared(rows: readonly GroupRow[]): boolean {
  return new Set(rows.flatMap(({ seenBy }) => (seenBy ? [JSON.stringify(seenBy)] : []))).size > 1;
}

export async function groupQuery(reading: Reading, args: Written): Promise<GroupView> {
  const { activity, day: before = dayOf(reading.now, reading.zone) } = args;
  if (activity === null) return { rows: [] };
  const cards = await takingPart(reading, args, await cardsOf(reading, args.class));
  const rows = await Promise.all(
    cards.map(async (card): Promise<GroupRow> => {
      const targets = (await pupilTargets(reading, args, card.id)).here.slice(0, shownInRow);
      return { card, targets, seenBy: await lastAdult(reading, { before, activity, pupil: card.id, targets }) };
    }),
  );
  const filled = rows.filter(({ targets }) => targets.length > 0);
  return { rows: shared(filled) ? filled : filled.map((row) => ({ ...row, seenBy: null })) };
}
