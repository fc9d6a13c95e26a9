/**
 * The group grid: a row for each child who is here, with the one or two targets they have in the activity; where they have none in it,
 * or there is no activity, with their personal, social and physical ones.
 */
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf, type Day } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { GroupRow, GroupView, PupilCard, TargetRow } from "../views/classScreen.ts";
import { cardsOf } from "./classQuery.ts";
import { pupilTargets, type Written } from "./pupilTargets.ts";
import type { Reading } from "./reading.ts";

const shownInRow = 2;

interface Asked extends Written {
  /** Personal, social and physical targets of every child who is here, whatever the activity has. */
  psp?: boolean;
}

/** Those whose children take part and may be recorded: the activity's own, or everybody where nobody has chosen yet. */
async function takingPart({ store }: Reading, written: Asked, cards: readonly PupilCard[]): Promise<PupilCard[]> {
  const here = cards.filter(({ away, may }) => may.record && !away);
  if (written.activity === null || written.psp) return here;
  const places = recordsOf(await store.records(streams.class(written.class), "activityPupil"), "activityPupil");
  const chosen = places.filter(({ fields }) => fields.activity === written.activity).map(({ fields }) => fields.pupil);
  return here.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
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

export async function groupQuery(reading: Reading, args: Asked): Promise<GroupView> {
  const { activity, day: before = dayOf(reading.now, reading.zone) } = args;
  const cards = await takingPart(reading, args, await cardsOf(reading, args.class));
  const rows = await Promise.all(
    cards.map(async (card): Promise<GroupRow> => {
      const all = await pupilTargets(reading, args, card.id);
      const psp = args.psp === true || all.here.length === 0;
      const targets = (psp ? all.psp : all.here).slice(0, shownInRow);
      // Between activities there is no lesson that adults could have shared.
      const seenBy = activity === null ? null : await lastAdult(reading, { before, activity, pupil: card.id, targets });
      return { card, targets, psp, seenBy };
    }),
  );
  return { rows: shared(rows) ? rows : rows.map((row) => ({ ...row, seenBy: null })) };
}
