/** What no app of ours would send. */
import * as z from "zod/mini";
import { act as actSchema } from "../../../src/sync/change.ts";
import { marksOf } from "../../../src/sync/merge.ts";
import { pushResponse } from "../../../src/sync/protocol.ts";
import { hold } from "../broken.ts";
import { staff } from "../world/school.ts";
import { atWork, evidenceStream, observation, pickShown, pupilsFor, words } from "./drafts.ts";
import type { Event } from "./event.ts";

const pushed = z.looseObject({ acts: z.array(actSchema), person: z.string(), replica: z.string() });

/** Work in another's name, and other words under a name that is taken: neither is kept. */
export const forge: Event = {
  name: "forge a push",
  weight: 2,
  run: async (world, dice) => {
    if (world.oldPushes.length === 0) return false;
    const { person, body } = dice.pick(world.oldPushes);
    const parsed = pushed.parse(body);
    const act = dice.pick(parsed.acts);
    const other = dice.pick(staff.filter(({ id }) => id !== person)).id;
    const id = dice.uuid7(world.now);
    const inAnothersName = {
      id,
      changes: act.changes.map((change) => ({ ...change, id: dice.uuid7(world.now), record: dice.uuid7(world.now), act: id, by: other })),
    };
    const otherWords = { ...act, changes: act.changes.map((change) => ({ ...change, fields: { ...change.fields, words: words(dice) } })) };
    const outcome = await world.ages.atServer(() => world.server.push(person, { ...parsed, version: 1, acts: [inAnothersName] }));
    hold("body" in outcome, "a forged push is answered", () => outcome);
    const [first] = pushResponse.parse(outcome.body).results;
    hold(first?.outcome === "refused", "nobody writes in another's name", () => first);
    const known = act.changes.every((change) => world.log.holds(change.id));
    if (known && act.changes.every(({ kind }) => kind === "observation")) {
      await world.ages.atServer(() => world.server.push(person, { ...parsed, version: 1, acts: [otherWords] }));
      world.happened("other words under a known id");
    }
    return true;
  },
};

/** Somebody changes or takes back what another adult saw, without being their class's teacher. */
export const meddle: Event = {
  name: "meddle with another's observation",
  weight: 3,
  run: async (world, dice) => {
    const found = pickShown(
      dice,
      atWork(world).filter(({ person }) => ["tom", "uma", "ruth"].includes(person)),
      ["observation"],
      (seat, record) => seat.mayWrite(record.stream, "observation") && marksOf(record).fixed?.by !== seat.person,
    );
    if (!found) return false;
    const { seat, record } = found;
    const { stream, id } = record;
    await world.at(seat, async (store) => {
      if (dice.chance(0.5)) await seat.act([{ stream, kind: "observation", record: id, fields: { words: words(dice) } }]);
      else await store.redact({ stream, records: [id], why: "request" });
    });
    if (dice.chance(0.7)) await world.exchange(seat);
    return true;
  },
};

/** An act of which one part is not allowed: none of it is. */
export const overreach: Event = {
  name: "an act that reaches too far",
  weight: 3,
  run: async (world, dice) => {
    const seats = atWork(world).filter(({ person }) => ["tom", "uma", "sam"].includes(person));
    if (seats.length === 0) return false;
    const seat = dice.pick(seats);
    return world.at(seat, async (store) => {
      const moment = await store.now();
      const pupils = pupilsFor(seat, "observation", (pupil) => evidenceStream(pupil, moment.now));
      if (pupils.length === 0) return false;
      const pupil = dice.pick(pupils);
      const fields = { pupil, wording: words(dice), order: 1 };
      await seat.act([
        observation(dice, seat, pupil, moment),
        { stream: `card/${pupil}`, kind: "outcome", record: dice.uuid7(seat.now()), fields },
      ]);
      return true;
    });
  },
};
