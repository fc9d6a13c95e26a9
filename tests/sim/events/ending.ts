/** Access that ends, or grows, with work under way: what was written before still arrives, for a while. */
import { addDays, dayOf } from "../../../src/domain/time.ts";
import { addGrant, allGrants, endGrant } from "../../../src/server/people/grants.ts";
import type { Random } from "../random.ts";
import { zone } from "../world/school.ts";
import type { Seat } from "../world/seat.ts";
import { calm } from "../world/wire.ts";
import type { World } from "../world/world.ts";
import { atWork, says } from "./drafts.ts";
import type { Event } from "./event.ts";

const dayMs = 86_400_000;

/** Ends everything a person may do: role by role, or because they leave the school. */
async function end(world: World, person: string, leaves: boolean): Promise<void> {
  const today = dayOf(world.now, zone);
  const { staffing, database } = world.server;
  if (leaves) await staffing.depart("lena", person, today);
  await database.writing(async (open) => {
    const own = (await allGrants(open, world.now)).filter((grant) => grant.person === person);
    for (const { id } of own) await endGrant(open.db, id, today, world.now);
  });
}

/** Somebody whose access may end writes of a child. */
async function writes(world: World, dice: Random): Promise<Seat | undefined> {
  const seats = atWork(world).filter(({ person }) => ["tom", "uma", "sam", "ruth", "omar"].includes(person));
  for (const seat of dice.shuffle(seats)) if (await says(world, dice, seat)) return seat;
  return undefined;
}

export const lateWork: Event = {
  name: "work arrives after access has ended",
  weight: 2,
  run: async (world, dice) => {
    const seat = await writes(world, dice);
    if (!seat) return false;
    world.look(seat);
    await end(world, seat.person, dice.chance(0.4));
    world.now += dice.pick([1, 5, 12, 17, 27, 33, 45]) * dayMs;
    await world.exchange(seat);
    return true;
  },
};

/** Access ends and an older backup is put back before a tablet hears of either. */
export const endsWhileRestored: Event = {
  name: "access ends while a backup is put back",
  weight: 2,
  run: async (world, dice) => {
    const copy = world.server.backup();
    const seat = await writes(world, dice);
    if (!seat) return false;
    await world.exchange(seat);
    await world.server.restore(copy);
    if (dice.chance(0.3)) await world.exchange(seat, { ...calm, answerLost: 50 });
    await end(world, seat.person, false);
    await world.exchange(seat);
    return true;
  },
};

/** Whoever read their own records only reads the whole class from now on. */
export const stays: Event = {
  name: "somebody on cover stays as a TA",
  weight: 2,
  run: async (world, dice) => {
    const today = dayOf(world.now, zone);
    const held = await world.server.database.reading((open) => allGrants(open, world.now));
    const [cover] = held.filter(({ person, role, from, until }) => {
      const holds = from <= today && (until === null || until >= today);
      return person === "sam" && role === "cover" && holds;
    });
    if (!cover) return false;
    for (const seat of world.seatsOf("sam")) await world.exchange(seat);
    const until = dice.chance(0.5) ? addDays(today, dice.int(6)) : null;
    const ta = { id: dice.letters(12), person: "sam", role: "ta" as const, scope: cover.scope, from: today, until };
    await world.server.database.writing(({ db }) => addGrant(db, ta, "lena", world.now));
    for (const seat of world.seatsOf("sam")) await world.exchange(seat);
    return true;
  },
};
