/** Apps and servers of different ages. */
import type { Draft } from "../../../src/domain/draft.ts";
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
    return world.at(seat, async (store) => {
      const moment = await store.now();
      const pupils = pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now));
      if (pupils.length === 0) return false;
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
      if (!seat.mayWrite(draft.stream, "observation")) return false;
      await seat.act([draft]);
      return true;
    });
  },
};
