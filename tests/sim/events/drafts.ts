/** What people write, as the commands of the app shape it. */
import { went } from "../../../src/domain/answer.ts";
import { isKindName, type KindName } from "../../../src/domain/kinds.ts";
import { academicYearOf, dayOf, type Instant } from "../../../src/domain/time.ts";
import type { Draft } from "../../../src/store/draft.ts";
import { marksOf } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import type { Random } from "../random.ts";
import { firstTarget, pupilIds, zone } from "../world/school.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";

/** Words that are nowhere else, so that they can be looked for. */
export function words(dice: Random): string {
  return `said-${dice.letters(12)}`;
}

export function evidenceStream(pupil: string, at: Instant): string {
  return `evidence/${pupil}/${academicYearOf(dayOf(at, zone))}`;
}

/** Now as the app on this tablet would write it down. */
export interface Moment {
  now: Instant;
  offset: number;
}

export function observation(dice: Random, seat: Seat, pupil: string, { now, offset }: Moment): Draft {
  const about = dice.pick(["target", "note", "engagement"] as const);
  const shared = {
    pupil,
    observedAt: now,
    precision: "exact" as const,
    ...(offset === 0 ? {} : { correction: offset }),
    seenBy: { staff: seat.person },
    activity: null,
    words: words(dice),
  };
  const stream = evidenceStream(pupil, now);
  const record = dice.uuid7(Math.max(0, now));
  if (about === "target") {
    return { stream, kind: "observation", record, fields: { ...shared, kind: about, target: firstTarget(pupil), went: dice.pick(went) } };
  }
  if (about === "engagement")
    return { stream, kind: "observation", record, fields: { ...shared, kind: about, areas: ["exploration"], chips: ["stilled"] } };
  return { stream, kind: "observation", record, fields: { ...shared, kind: about } };
}

/** Writes an observation of some child; false when this person may write of none. */
export async function says(world: World, dice: Random, seat: Seat): Promise<boolean> {
  return world.at(seat, async (store) => {
    const moment = await store.now();
    // By the year it is: a clock that is years off files it elsewhere, and is mended before it is sent.
    const pupils = pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, world.now));
    if (pupils.length === 0) return false;
    await seat.act([observation(dice, seat, dice.pick(pupils), moment)]);
    return true;
  });
}

/** Pupils of whom this person may write that here. */
export function pupilsFor(seat: Seat, kind: KindName, streamOf: (pupil: string) => string): string[] {
  return pupilIds.filter((pupil) => seat.mayWrite(streamOf(pupil), kind));
}

/** May this person correct that record, as the app would offer it? */
export function mayCorrect(seat: Seat, record: MergedRecord): boolean {
  if (!isKindName(record.kind) || !seat.mayWrite(record.stream, record.kind)) return false;
  // Of the card a specialist corrects what is theirs.
  const ofOneAuthor = record.kind === "observation" || seat.person === "ruth";
  return !ofOneAuthor || marksOf(record).fixed?.by === seat.person || ["priya", "omar", "marc"].includes(seat.person);
}

/** Those of the seats that hold anything yet. */
export function atWork(world: World): Seat[] {
  return world.seats.filter((seat) => seat.disk.get("cursors")?.size);
}

/** Records on a seat's screens that are neither removed nor taken back. */
export function standing(seat: Seat, ...kinds: readonly KindName[]): MergedRecord[] {
  return seat
    .shown()
    .filter(({ kind, redacted, fields }) => kinds.some((one) => one === kind) && !redacted && typeof fields.removedAt !== "number");
}

/** A seat and something on its screens, or undefined when there is none such. */
export function pickShown(
  dice: Random,
  seats: readonly Seat[],
  kinds: readonly KindName[],
  also: (seat: Seat, record: MergedRecord) => boolean = () => true,
): { seat: Seat; record: MergedRecord } | undefined {
  for (const seat of dice.shuffle(seats)) {
    const records = standing(seat, ...kinds).filter((record) => also(seat, record));
    if (records.length > 0) return { seat, record: dice.pick(records) };
  }
  return undefined;
}
