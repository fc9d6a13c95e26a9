/** "Undo", at every moment of an act's way; and acts that were refused. */
import type { TabletStore } from "../../../src/store/tabletStore.ts";
import type { Undone } from "../../../src/store/undoing.ts";
import type { Random } from "../random.ts";
import { rowsOf } from "../world/diskView.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import { atWork } from "./drafts.ts";
import type { Event } from "./event.ts";

async function undo(world: World, seat: Seat, act: string): Promise<Undone> {
  const before = seat.undone.has(act);
  seat.undone.add(act);
  const undone = await world.at(seat, (store) => store.undo(act));
  if (undone !== "deleted" && !before) seat.undone.delete(act);
  world.happened(`undo: ${undone}`);
  return undone;
}

/** Undoes an act that is in a state, wherever there is one. */
function undoing(name: string, actsOf: (seat: Seat) => string[]): Event {
  return {
    name,
    weight: 4,
    run: async (world, dice) => {
      for (const seat of dice.shuffle(atWork(world))) {
        const acts = actsOf(seat);
        if (acts.length === 0) continue;
        await undo(world, seat, dice.pick(acts));
        return true;
      }
      return false;
    },
  };
}

export const undoUnsent = undoing("undo what never left", (seat) => seat.outbox().flatMap(({ key, value }) => (value.sent ? [] : [key])));
export const undoInFlight = undoing("undo what is on its way", (seat) =>
  seat.outbox().flatMap(({ key, value }) => (value.sent ? [key] : [])),
);
export const undoSent = undoing("undo what arrived", (seat) => rowsOf(seat.disk, "ownLog").map(({ value }) => value.change.act));

/** Undoes one of the last five, as the screens name them. */
function undoingRecent(name: string, weight: number, undoneOf: (store: TabletStore, key: string) => Promise<string>): Event {
  return {
    name,
    weight,
    run: async (world, dice) => {
      const seat = dice.pick(atWork(world));
      return world.at(seat, async (store) => {
        const recent = await store.recent();
        if (recent.length === 0) return false;
        const { record } = dice.pick(recent);
        seat.undone.add(record.key);
        world.happened(await undoneOf(store, record.key));
        return true;
      });
    },
  };
}

export const undoRecord = undoingRecent("undo one of the last five", 2, async (store, key) => `undo: ${await store.undoRecord(key)}`);

/** The Undo of the screens: what the person said of it last gives way to what it replaced. */
export const undoWhatWasSaid = undoingRecent(
  "undo what was said last of one of the last five",
  3,
  async (store, key) => `undo of what was said: ${await store.undoLast(key, { words: { words: "" } })}`,
);

function refusedActs(dice: Random, world: World): { seat: Seat; act: string } | undefined {
  const refused = world.seats.flatMap((seat) => rowsOf(seat.disk, "attention").map(({ key }) => ({ seat, act: key })));
  return refused.length === 0 ? undefined : dice.pick(refused);
}

export const dismiss: Event = {
  name: "let a refused act go",
  weight: 1,
  run: async (world, dice) => {
    const found = refusedActs(dice, world);
    if (!found) return false;
    found.seat.dismissed.add(found.act);
    await world.at(found.seat, (store) => store.dismissRefused(found.act));
    return true;
  },
};

export const retry: Event = {
  name: "try a refused act again",
  weight: 2,
  run: async (world, dice) => {
    const found = refusedActs(dice, world);
    if (!found) return false;
    return world.at(found.seat, (store) => store.retryRefused(found.act));
  },
};
