/** "Wrong pupil", and words that must go. */
import type { Draft } from "../../../src/domain/draft.ts";
import { isKindName } from "../../../src/domain/kinds.ts";
import { marksOf } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import type { Random } from "../random.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import { atWork, evidenceStream, observation, pickShown, pupilsFor, standing, words } from "./drafts.ts";
import type { Event } from "./event.ts";

const teachers: readonly string[] = ["priya", "omar", "marc"];

/** May this person take those words back, as the app would offer it? */
function mayTakeBack(seat: Seat, record: MergedRecord): boolean {
  if (!isKindName(record.kind) || !seat.mayWrite(record.stream, record.kind)) return false;
  const [first] = Object.values(marksOf(record));
  return (marksOf(record).fixed ?? first)?.by === seat.person || teachers.includes(seat.person);
}

/** Somebody else says more of the record on another tablet, without knowing that its words are about to go. */
async function unknowing(world: World, dice: Random, seat: Seat, { stream, id }: MergedRecord): Promise<void> {
  const others = atWork(world).filter(
    (other) => other !== seat && standing(other, "observation").some((one) => one.id === id && mayTakeBack(other, one)),
  );
  if (others.length === 0) return;
  const other = dice.pick(others);
  await world.at(other, () => other.act([{ stream, kind: "observation", record: id, fields: { words: words(dice) } }]));
  world.happened("words said again of a record that was taken back");
}

async function takeBack(world: World, dice: Random, copied: boolean): Promise<boolean> {
  const found = pickShown(dice, atWork(world), ["observation"], mayTakeBack);
  if (!found) return false;
  const { seat, record } = found;
  if (dice.chance(0.6)) await unknowing(world, dice, seat, record);
  return world.at(seat, async (store) => {
    const moment = await store.now();
    const others = pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now)).filter(
      (pupil) => !record.stream.includes(`/${pupil}/`),
    );
    if (copied && others.length === 0) return false;
    const copies: Draft[] = [];
    if (copied) {
      const copy = observation(dice, seat, dice.pick(others), moment);
      if (copy.kind === "observation") copies.push({ ...copy, fields: { ...copy.fields, copyOf: record.id } });
    }
    seat.undone.add(`${record.stream}|${record.id}`);
    await store.redact({ stream: record.stream, records: [record.id], why: copied ? "wrongPupil" : "request", copies });
    return true;
  });
}

export const wrongPupil: Event = { name: "wrong pupil", weight: 4, run: (world, dice) => takeBack(world, dice, true) };
export const redact: Event = { name: "take words back", weight: 3, run: (world, dice) => takeBack(world, dice, false) };
