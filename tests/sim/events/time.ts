/** The day goes on. */
import { hold } from "../broken.ts";
import { marksOf } from "../../../src/sync/merge.ts";
import { calm } from "../world/wire.ts";
import { atWork, evidenceStream, observation, pickShown, pupilsFor, words } from "./drafts.ts";
import type { Event } from "./event.ts";

const minute = 60_000;
const hour = 60 * minute;

export const minutesPass: Event = {
  name: "minutes pass",
  weight: 10,
  run: (world, dice) => {
    world.now += dice.int(40 * minute);
    return Promise.resolve(true);
  },
};

export const daysPass: Event = {
  name: "days pass",
  weight: 3,
  run: (world, dice) => {
    world.now += (1 + dice.int(4)) * 24 * hour + dice.int(hour);
    return Promise.resolve(true);
  },
};

/** Longer than anybody's patience with late work, and than the own log need be kept. */
export const aMonthPasses: Event = {
  name: "a month passes",
  weight: 1,
  run: (world, dice) => {
    world.now += (12 + dice.int(25)) * 24 * hour;
    return Promise.resolve(true);
  },
};

export const clockJumps: Event = {
  name: "a clock jumps",
  weight: 3,
  run: (world, dice) => {
    world.clockJumps(dice.pick(world.tablets), dice);
    return Promise.resolve(true);
  },
};

/**
 * The clock is set ahead by a year or more between two requests of an exchange, and somebody corrects their words by it. The stamp is
 * refused and was stored nowhere: the correction gets a right one and arrives, not in a year's time.
 */
export const setAheadInExchange: Event = {
  name: "a clock is set ahead in an exchange, and words said by it",
  weight: 2,
  run: async (world, dice) => {
    const found = pickShown(
      dice,
      atWork(world),
      ["observation"],
      (seat, record) => marksOf(record).fixed?.by === seat.person && seat.mayWrite(record.stream, "observation"),
    );
    if (!found) return false;
    const { seat, record } = found;
    const { tablet } = seat;
    tablet.skew = 0;
    tablet.clockSet += 1;
    await world.exchange(seat);
    // Refused, or taken back by a colleague, it is not there to be corrected.
    const still = seat.shownRecord(record.stream, record.id);
    if (!still || still.redacted) return true;
    await world.exchange(seat, {
      ...calm,
      meanwhile: () => {
        tablet.skew = (400 + dice.int(800)) * 24 * hour;
        tablet.clockSet += 1;
        return seat.act([{ stream: record.stream, kind: "observation", record: record.id, fields: { words: words(dice) } }]);
      },
    });
    return true;
  },
};

/** Everything said with a wrong clock is moved when it is put right, and the order it was said in stays. */
export const saidByAWrongClock: Event = {
  name: "words upon words wait on a wrong clock",
  weight: 2,
  run: async (world, dice) => {
    const seat = dice.pick(atWork(world));
    seat.tablet.skew = (dice.chance(0.5) ? 1 : -1) * (2 + dice.int(40)) * minute;
    seat.tablet.clockSet += 1;
    const moment = await world.at(seat, (store) => store.now());
    const pupils = pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now));
    if (pupils.length === 0) return false;
    const { stream, record, ...first } = observation(dice, seat, dice.pick(pupils), moment);
    if (first.kind !== "observation") return false;
    await world.at(seat, () => seat.act([{ stream, record, ...first }]));
    const said = [words(dice), words(dice), words(dice)];
    for (const one of said) {
      world.now += dice.int(minute);
      await world.at(seat, () => seat.act([{ stream, kind: "observation", record, fields: { words: one } }]));
    }
    await world.exchange(seat);
    // Put right, the clock may file it under another year; refused, it is not shown at all.
    const shown = seat.shown("observation").find(({ id }) => id === record);
    if (!shown) return true;
    hold(shown.fields.words === said.at(-1), "what was said last is what is shown, however wrong the clock was", () => [
      seat.name,
      said,
      shown,
    ]);
    return true;
  },
};
