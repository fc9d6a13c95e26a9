/** What happens to the server: it is started again, backed up, put back. */
import { says } from "./drafts.ts";
import type { Event } from "./event.ts";

export const restart: Event = {
  name: "the server is started again",
  weight: 2,
  run: (world) => {
    world.server.restart();
    return Promise.resolve(true);
  },
};

export const backUp: Event = {
  name: "a backup is made",
  weight: 3,
  run: (world) => {
    world.backups.push({ at: world.now, copy: world.server.backup() });
    if (world.backups.length > 3) world.backups.shift();
    return Promise.resolve(true);
  },
};

/** From now on nothing older will ever be put back, and tablets are told so. */
export const verifyBackup: Event = {
  name: "a backup is verified",
  weight: 1,
  run: (world, dice) => {
    if (world.backups.length === 0) return Promise.resolve(false);
    const { at } = dice.pick(world.backups);
    world.verifiedBackup = { at: Math.max(at, world.verifiedBackup?.at ?? 0) };
    const usable = world.backups.filter((backup) => backup.at >= (world.verifiedBackup?.at ?? 0));
    world.backups.splice(0, world.backups.length, ...usable);
    return Promise.resolve(true);
  },
};

/** A month after a backup was verified: what it holds may go from the own logs, and what came after it may not. */
export const aMonthAfterBackup: Event = {
  name: "a month passes after a backup was verified",
  weight: 1,
  run: async (world, dice) => {
    const seat = dice.pick(world.seats);
    await world.exchange(seat);
    world.backups.splice(0, world.backups.length, { at: world.now, copy: world.server.backup() });
    world.verifiedBackup = { at: world.now };
    const written = await says(world, dice, seat);
    if (written) await world.exchange(seat);
    world.now += (31 + dice.int(5)) * 86_400_000;
    await world.exchange(seat);
    return true;
  },
};

export const putBack: Event = {
  name: "an older backup is put back",
  weight: 2,
  run: async (world, dice) => {
    if (world.backups.length === 0) return false;
    await world.server.restore(dice.pick(world.backups).copy);
    return true;
  },
};
