/** What people write in the course of a day. */
import { went } from "../../../src/domain/answer.ts";
import { stateId, awayId, didntHappenId } from "../../../src/domain/recordIds.ts";
import { dayOf } from "../../../src/domain/time.ts";
import type { Draft } from "../../../src/store/draft.ts";
import { zone } from "../world/school.ts";
import { atWork, evidenceStream, mayCorrect, observation, pickShown, pupilsFor, words } from "./drafts.ts";
import type { Event } from "./event.ts";

/** An act of one record, or a note of several children, each in their own stream. */
export const observe: Event = {
  name: "act",
  weight: 16,
  run: async (world, dice) => {
    const seat = dice.pick(atWork(world));
    return world.at(seat, async (store) => {
      const moment = await store.now();
      const pupils = dice.shuffle(pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now)));
      const chosen = pupils.slice(0, dice.chance(0.3) ? 3 : 1);
      const [first, ...rest] = chosen.map((pupil) => observation(dice, seat, pupil, moment));
      if (!first) return false;
      await seat.act([first, ...rest]);
      if (rest.length > 0) world.happened("act over several streams");
      return true;
    });
  },
};

export const correct: Event = {
  name: "correct a record",
  weight: 10,
  run: async (world, dice) => {
    const found = pickShown(dice, atWork(world), ["observation"], mayCorrect);
    if (!found) return false;
    const { seat, record } = found;
    const again: Draft = dice.pick([
      { stream: record.stream, kind: "observation", record: record.id, fields: { words: words(dice) } },
      { stream: record.stream, kind: "observation", record: record.id, fields: { went: dice.pick(went), tally: { times: dice.int(9) } } },
      { stream: record.stream, kind: "observation", record: record.id, fields: { place: dice.letters(4), activity: null } },
    ]);
    await world.at(seat, () => seat.act([again]));
    return true;
  },
};

export const plan: Event = {
  name: "edit a target",
  weight: 8,
  run: async (world, dice) => {
    const found = pickShown(dice, atWork(world), ["target"], mayCorrect);
    if (!found) return false;
    const { stream, id } = found.record;
    const fields = dice.pick([
      { wording: words(dice), cue: dice.letters(3) },
      { wording: words(dice), criterion: { type: "xOfY" as const, x: dice.int(4), y: 5 } },
      { counts: dice.letters(5), doesntCount: dice.letters(5) },
      { order: dice.int(9) },
    ]);
    await world.at(found.seat, () => found.seat.act([{ stream, kind: "target", record: id, fields }]));
    return true;
  },
};

/** What is said anew each time, by whoever is there. */
export const mark: Event = {
  name: "say how the day goes",
  weight: 6,
  run: async (world, dice) => {
    const seat = dice.pick(atWork(world));
    return world.at(seat, async (store) => {
      const { now } = await store.now();
      const day = dayOf(now, zone);
      const pupils = pupilsFor(seat, "state", (pupil) => `card/${pupil}`);
      const classes = ["oak", "elm", "hydro"].filter((id) => seat.mayWrite(`class/${id}`, "didntHappen"));
      const drafts: Draft[] = [];
      if (pupils.length > 0) {
        const pupil = dice.pick(pupils);
        const stream = `card/${pupil}`;
        drafts.push(
          {
            stream,
            kind: "state",
            record: stateId(pupil),
            fields: { pupil, state: dice.pick(["alert", "drowsy", null] as const), since: now },
          },
          {
            stream,
            kind: "away",
            record: awayId(pupil, day),
            fields: { pupil, day, away: dice.chance(0.5), half: "day", why: "unwell", told: null },
          },
        );
      }
      if (classes.length > 0) {
        const id = dice.pick(classes);
        const fields = { activity: "swim", day, why: dice.pick(["closed", "staffing"] as const) };
        drafts.push({
          stream: `class/${id}`,
          kind: "didntHappen",
          record: didntHappenId(`swim-${id}`, day),
          fields: { ...fields, activity: `swim-${id}` },
        });
      }
      if (drafts.length === 0) return false;
      await seat.act([dice.pick(drafts)]);
      return true;
    });
  },
};

export const remove: Event = {
  name: "remove a record",
  weight: 4,
  run: async (world, dice) => {
    const found = pickShown(dice, atWork(world), ["observation"], mayCorrect);
    if (!found) return false;
    const { stream, id } = found.record;
    await world.at(found.seat, async (store) => {
      const { now } = await store.now();
      return found.seat.act([{ stream, kind: "observation", record: id, fields: { removedAt: now, removedWhy: "mistake" } }]);
    });
    return true;
  },
};

export const restore: Event = {
  name: "restore a record",
  weight: 3,
  run: async (world, dice) => {
    for (const seat of dice.shuffle(atWork(world))) {
      const removed = seat.shown("observation").filter((record) => typeof record.fields.removedAt === "number" && mayCorrect(seat, record));
      if (removed.length === 0) continue;
      const { stream, id } = dice.pick(removed);
      await world.at(seat, () => seat.act([{ stream, kind: "observation", record: id, fields: { removedAt: null, removedWhy: null } }]));
      return true;
    }
    return false;
  },
};
