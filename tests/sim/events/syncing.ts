/** Exchanges, and all that a network does to them. */
import { hold } from "../broken.ts";
import { rowsOf } from "../world/diskView.ts";
import { calm, rough } from "../world/wire.ts";
import type { Event } from "./event.ts";
import { atWork } from "./drafts.ts";

export const sync: Event = {
  name: "exchange",
  weight: 22,
  run: async (world, dice) => {
    await world.exchange(dice.pick(world.seats), dice.chance(0.5) ? calm : rough);
    return true;
  },
};

/** An exchange on a storm of a network: most of it is lost. */
export const storm: Event = {
  name: "exchange in a storm",
  weight: 5,
  run: async (world, dice) => {
    const seat = dice.pick(world.seats);
    await world.exchange(seat, { requestLost: 20, answerLost: 35, doubled: 25, tooLarge: 15, serverDies: 10, clockJumps: 4 });
    return true;
  },
};

/** The tablet dies in an exchange, between any two steps of a unit of work. */
export const dieInExchange: Event = {
  name: "die in an exchange",
  weight: 6,
  run: async (world, dice) => {
    const seat = dice.pick(world.seats);
    return seat.dying(dice.int(40), () => world.exchange(seat, dice.chance(0.5) ? calm : rough));
  },
};

/** Pages that came once come again, late, and in another order. */
export const oldPages: Event = {
  name: "old pages again",
  weight: 3,
  run: async (world, dice) => {
    const here = world.oldPages.filter(({ seat, disk }) => disk === seat.disks);
    if (here.length === 0) return false;
    const { seat, page: first } = dice.pick(here);
    const late = dice.shuffle(here.filter((one) => one.seat === seat && one.page.stream === first.stream)).slice(0, 1 + dice.int(4));
    for (const one of late) await world.at(seat, (store) => store.applyPages([one]));
    return true;
  },
};

/** A push that was lost on the way arrives after those sent later; its answer is for nobody. */
export const oldPush: Event = {
  name: "an old push again",
  weight: 3,
  run: async (world, dice) => {
    if (world.oldPushes.length === 0) return false;
    const { person, body } = dice.pick(world.oldPushes);
    await world.pushed(person, body);
    return true;
  },
};

/** A session of somebody else on the same tablet must not carry this person's work. */
export const wrongPerson: Event = {
  name: "another person's session",
  weight: 1,
  run: async (world, dice) => {
    const seat = dice.pick(atWork(world));
    const other = dice.pick(world.seats.filter(({ person }) => person !== seat.person));
    const before = JSON.stringify(rowsOf(seat.disk, "records"));
    const end = await world.exchange(seat, calm, undefined, other.person);
    hold(end.end === "refused" && end.refusal.code === "wrong_person", "nobody's work leaves under another's name", () => end);
    hold(JSON.stringify(rowsOf(seat.disk, "records")) === before, "a refused request changes nothing");
    return true;
  },
};
