/** Apps and servers of different ages. */
import type { Draft } from "../../../src/domain/draft.ts";
import type { Random } from "../random.ts";
import { rowsOf } from "../world/diskView.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import type { Event } from "./event.ts";
import { atWork, evidenceStream, observation, pickShown, pupilsFor, words } from "./drafts.ts";

export const updateTablet: Event = {
  name: "an older app is updated",
  weight: 1,
  run: (world, dice) => {
    const older = world.tablets.filter((tablet) => tablet.older);
    if (older.length === 0) return Promise.resolve(false);
    const tablet = dice.pick(older);
    tablet.older = false;
    for (const seat of world.seats) if (seat.tablet === tablet) seat.close();
    return Promise.resolve(true);
  },
};

export const updateServer: Event = {
  name: "an older server is updated",
  weight: 1,
  run: (world) => {
    if (!world.ages.oldServer) return Promise.resolve(false);
    world.ages.oldServer = false;
    world.server.restart();
    return Promise.resolve(true);
  },
};

/** What a newer app wrote goes round the school, to those too whose app does not know all of it. */
async function goRound(world: World, dice: Random, seat: Seat): Promise<void> {
  if (dice.chance(0.4)) return;
  const readers = atWork(world).filter((other) => other.tablet.older);
  for (const one of [seat, ...readers]) await world.exchange(one);
  if (readers.some(({ disk }) => rowsOf(disk, "pending").length > 0)) world.happened("an older app keeps what it does not know");
}

/** Somebody adds to another's record, in a kind that came with the last update. */
export const remark: Event = {
  name: "add a remark",
  weight: 4,
  run: async (world, dice) => {
    const found = pickShown(
      dice,
      atWork(world).filter(({ tablet }) => !tablet.older),
      ["observation"],
      (seat, { stream }) => seat.mayWrite(stream, "remark"),
    );
    if (!found) return false;
    const { seat, record } = found;
    const pupil = record.stream.split("/")[1] ?? "";
    const fields = { pupil, observation: record.id, words: words(dice) };
    await world.at(seat, () => seat.act([{ stream: record.stream, kind: "remark", record: dice.uuid7(seat.now()), fields }]));
    await goRound(world, dice, seat);
    return true;
  },
};

/** A field that came with the last update, in a new record or an old one. */
export const newField: Event = {
  name: "say how a child was held",
  weight: 4,
  run: async (world, dice) => {
    const able = atWork(world).filter(({ tablet }) => !tablet.older);
    if (able.length === 0) return false;
    const seat = dice.pick(able);
    const said = await world.at(seat, async (store) => {
      const moment = await store.now();
      const pupils = pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now));
      if (pupils.length === 0) return undefined;
      const held = { hands: dice.pick(["oneToOne", "walker"] as const), equipment: dice.letters(4) };
      const own = pickShown(
        dice,
        [seat],
        ["observation"],
        (_seat, { fields }) => JSON.stringify(fields.seenBy) === JSON.stringify({ staff: seat.person }),
      );
      const fresh = observation(dice, seat, dice.pick(pupils), moment);
      if (fresh.kind !== "observation") return false;
      const draft: Draft =
        own && dice.chance(0.5)
          ? { stream: own.record.stream, kind: "observation", record: own.record.id, fields: { went: "partly", ...held } }
          : { ...fresh, fields: { ...fresh.fields, ...held } };
      if (!seat.mayWrite(draft.stream, "observation")) return undefined;
      await seat.act([draft]);
      return draft;
    });
    if (!said) return false;
    await goRound(world, dice, seat);
    const { stream, record } = said;
    if (!dice.chance(0.3) || !seat.shownRecord(stream, record)) return true;
    // What was not sent goes with its words: it is written down before.
    world.look(seat);
    seat.undone.add(`${stream}|${record}`);
    await world.at(seat, (store) => store.redact({ stream, records: [record], why: "request" }));
    await goRound(world, dice, seat);
    return true;
  },
};
