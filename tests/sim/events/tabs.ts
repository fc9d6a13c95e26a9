/** Two tabs on one disk, and disks that are cleared. */
import { StoreFailure } from "../../../src/store/failure.ts";
import { hold } from "../broken.ts";
import { rough } from "../world/wire.ts";
import { atWork, evidenceStream, observation, pupilsFor } from "./drafts.ts";
import type { Event } from "./event.ts";

/** A tap that met another tab's five times is refused to the person's face: nothing was written. */
async function unlessBusy(work: Promise<unknown>, busy: () => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof StoreFailure) || error.code !== "busy") throw error;
    busy();
  }
}

export const twoTabs: Event = {
  name: "two tabs at once",
  weight: 4,
  run: async (world, dice) => {
    // The table of kinds is one for the process: the two ends may not be of different ages while they take turns.
    const seats = atWork(world).filter(({ tablet }) => tablet.older === world.ages.oldServer);
    if (seats.length === 0) return false;
    const seat = dice.pick(seats);
    return world.ages.on(seat.tablet, async () => {
      const [one, other] = [await seat.store(), await seat.secondTab()];
      const moment = await one.now();
      const pupils = pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now));
      if (pupils.length === 0) return false;
      seat.jitter = 5;
      const taps = [one, other, one, other].map((tab) =>
        unlessBusy(seat.act([observation(dice, seat, dice.pick(pupils), moment)], tab), () =>
          world.happened("a tap met another tab five times"),
        ),
      );
      const syncs = [
        unlessBusy(world.exchange(seat, rough, dice.pick([one, other])), () => world.happened("an exchange met another tab five times")),
      ];
      try {
        await Promise.all([...taps, ...syncs]);
      } finally {
        seat.jitter = 0;
      }
      return true;
    });
  },
};

/** A tablet dies with two tabs open. */
export const dieWhileActing: Event = {
  name: "die in an act",
  weight: 5,
  run: async (world, dice) => {
    const seat = dice.pick(atWork(world));
    const moment = await world.at(seat, (store) => store.now());
    const pupils = dice.shuffle(pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now)));
    const [first, ...rest] = pupils.map((pupil) => observation(dice, seat, pupil, moment));
    if (!first) return false;
    return seat.dying(dice.int(5), () => world.at(seat, () => seat.act([first, ...rest])));
  },
};

/** Everything was sent, and the tablet's storage is cleared: an exchange brings all of it back. */
export const emptied: Event = {
  name: "storage is emptied after everything was sent",
  weight: 1,
  run: async (world, dice) => {
    const seat = dice.pick(atWork(world));
    if (seat.outbox().length > 0) return false;
    world.forgets(seat);
    const end = await world.exchange(seat);
    hold(end.end === "matched", "a tablet that was emptied is filled again", () => end);
    return true;
  },
};

/** Storage cleared with work unsent: what never left is lost, known and counted, and nothing else is. */
export const emptiedUnsent: Event = {
  name: "storage is emptied with work unsent",
  weight: 1,
  run: (world, dice) => {
    const seats = atWork(world).filter((seat) => seat.outbox().length > 0);
    if (seats.length === 0) return Promise.resolve(false);
    world.forgets(dice.pick(seats));
    return Promise.resolve(true);
  },
};
