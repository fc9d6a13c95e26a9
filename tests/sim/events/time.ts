/** The day goes on. */
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
