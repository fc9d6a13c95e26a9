/** What happens to the server: it is started again, backed up, put back. */
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

export const putBack: Event = {
  name: "an older backup is put back",
  weight: 2,
  run: async (world, dice) => {
    if (world.backups.length === 0) return false;
    await world.server.restore(dice.pick(world.backups).copy);
    return true;
  },
};
