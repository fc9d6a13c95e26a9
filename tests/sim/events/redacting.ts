/** "Wrong pupil", and words that must go. */
import type { Draft } from "../../../src/domain/draft.ts";
import { isKindName } from "../../../src/domain/kinds.ts";
import { marksOf } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { hold } from "../broken.ts";
import type { Random } from "../random.ts";
import { everythingOn } from "../world/diskView.ts";
import type { Seat } from "../world/seat.ts";
import { calm } from "../world/wire.ts";
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

/**
 * Words that lie everywhere are taken back: several people worded one observation at once, so that one of them lies among the
 * edits that lost, and one among the refused acts of who may not correct it.
 */
export const takeBackEverywhere: Event = {
  name: "take back words that lie everywhere",
  weight: 3,
  run: async (world, dice) => {
    const found = pickShown(
      dice,
      atWork(world).filter(({ person }) => teachers.includes(person)),
      ["observation"],
      mayTakeBack,
    );
    if (!found) return false;
    const { seat, record } = found;
    const { stream, id } = record;
    const others = atWork(world).filter(
      (other) => other.person !== seat.person && other.shownRecord(stream, id) && other.mayWrite(stream, "observation"),
    );
    for (const one of [seat, ...others]) {
      await world.at(one, () => one.act([{ stream, kind: "observation", record: id, fields: { words: words(dice) } }]));
    }
    for (const one of [...others, seat, ...others]) await world.exchange(one);
    const still = seat.shownRecord(stream, id);
    if (!still || still.redacted || !mayTakeBack(seat, still)) return true;
    seat.undone.add(`${stream}|${id}`);
    await world.at(seat, (store) => store.redact({ stream, records: [id], why: "request" }));
    for (const one of [seat, ...others]) await world.exchange(one);
    return true;
  },
};

/**
 * Somebody's words arrive, and the answer is lost; a colleague takes the record back; and the words are sent again. Their author
 * is told before any page comes, and the line breaks there: what they hear then is all that empties their tablet.
 */
export const takenBackMeanwhile: Event = {
  name: "words taken back while their author waits for an answer",
  weight: 3,
  run: async (world, dice) => {
    const others = (seat: Seat, { stream, id }: MergedRecord): Seat[] =>
      atWork(world).filter((other) => {
        const shown = other.person === seat.person ? undefined : other.shownRecord(stream, id);
        return shown !== undefined && !shown.redacted && mayTakeBack(other, shown);
      });
    const found = pickShown(
      dice,
      atWork(world),
      ["observation"],
      (seat, record) => mayTakeBack(seat, record) && others(seat, record).length > 0,
    );
    if (!found) return false;
    const { seat, record } = found;
    const { stream, id } = record;
    const said = words(dice);
    await world.at(seat, () => seat.act([{ stream, kind: "observation", record: id, fields: { words: said } }]));
    await world.exchange(seat, { ...calm, breaks: "pushArrived" });
    const other = dice.pick(others(seat, record));
    other.undone.add(`${stream}|${id}`);
    await world.at(other, (store) => store.redact({ stream, records: [id], why: "request" }));
    await world.exchange(other);
    await world.exchange(seat, { ...calm, breaks: "pushAnswered" });
    const told = [...world.promises.made.values()].some(({ change, told: heard }) => change.fields.words === said && heard !== undefined);
    if (!told || !world.log.takenBackRecords().has(`${stream}|${id}`)) return true;
    hold(!everythingOn(seat.disk).includes(said), "who is told that words were taken back keeps none of them", () => [seat.name, record]);
    world.happened("told that one's words were taken back meanwhile");
    return true;
  },
};

/** A push from before somebody took its words back arrives once more: what was taken back is known, and stays taken back. */
export const pushedBefore: Event = {
  name: "words pushed again after they were taken back",
  weight: 3,
  run: async (world, dice) => {
    const taken = world.log.takenBack();
    const pushes = world.oldPushes.flatMap(({ person, body }) => {
      const text = JSON.stringify(body);
      const ids = taken.filter((id) => text.includes(id));
      return ids.length > 0 ? [{ person, body, ids }] : [];
    });
    if (pushes.length === 0) return false;
    const { person, body, ids } = dice.pick(pushes);
    await world.pushed(person, body);
    const after = world.log.named(ids);
    hold(
      after.length === ids.length && after.every(({ redacted }) => redacted),
      "what was taken back is known, and stays taken back",
      () => after,
    );
    return true;
  },
};
