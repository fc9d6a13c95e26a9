/** What no app of ours would send. */
import * as z from "zod/mini";
import { planId } from "../../../src/domain/recordIds.ts";
import { act as actSchema, type Change } from "../../../src/sync/change.ts";
import { marksOf } from "../../../src/sync/merge.ts";
import { pushResponse } from "../../../src/sync/protocol.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { hold } from "../broken.ts";
import { mayHold } from "../model/mayHold.ts";
import type { Random } from "../random.ts";
import { classes, group, pupilIds, staff } from "../world/school.ts";
import type { World } from "../world/world.ts";
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
    for (const forged of forgeries(world, dice)) await refused(world, forged);
    return true;
  },
};

/** A statement that no app of ours makes, and who makes it. */
interface Forged {
  what: string;
  person: string;
  change: Pick<Change, "stream" | "kind" | "record" | "fields"> & Partial<Pick<Change, "redacted">>;
  /** When it says that it was made. */
  ms: number;
}

/** Words taken back in another's name, ids taken before their time, a child fetched back, a plan wiped out before it is made. */
function forgeries(world: World, dice: Random): Forged[] {
  const { now, server, log } = world;
  const pupil = dice.pick(pupilIds);
  const [assistant, teacher] = [dice.pick(["tom", "uma"]), dice.pick(["priya", "omar"])];
  const card = `card/${pupil}`;
  const planned = planId(pupil, "2026-27");
  const said: Forged[] = [
    {
      ...{ what: "words taken back by a push that says so", person: assistant, ms: now },
      change: {
        ...{ stream: evidenceStream(pupil, now), kind: "observation", record: dice.uuid7(now), fields: {} },
        redacted: { why: "request", by: teacher, at: formatStamp({ ms: now, counter: 0, replica: dice.letters(16) }) },
      },
    },
    {
      ...{ what: "an id taken by another kind", person: assistant, ms: now },
      change: { stream: card, kind: "chip", record: planned, fields: { pupil, label: "stilled", order: 1 } },
    },
    {
      ...{ what: "a plan taken back before it is made", person: assistant, ms: now },
      change: { stream: card, kind: "redaction", record: dice.uuid7(now), fields: { records: [planned], why: "request" } },
    },
  ];
  if (mayHold(server, log, teacher, now).has(card)) return said;
  const fields = { pupil, of: "group", value: dice.pick([...classes, group]), from: "2026-09-01", until: null };
  const ms = now - (1 + dice.int(20)) * 86_400_000;
  return [
    ...said,
    {
      what: "a child fetched back with an old stamp",
      person: teacher,
      ms,
      change: { stream: card, kind: "membership", record: dice.uuid7(now), fields },
    },
  ];
}

/** Pushes it with a signature that is right, so that nothing else can be what it is refused for. */
async function refused(world: World, { what, person, change, ms }: Forged): Promise<void> {
  const replica = world.dice.letters(16);
  const id = world.dice.uuid7(world.now);
  const signed = { ...change, id: world.dice.uuid7(world.now), act: id, at: formatStamp({ ms, counter: 0, replica }), by: person, replica };
  const body = { version: 1, person, replica, acts: [{ id, changes: [signed] }] };
  const outcome = await world.ages.atServer(() => world.server.push(person, body));
  hold("body" in outcome, "a forged push is answered", () => outcome);
  const [first] = pushResponse.parse(outcome.body).results;
  hold(first?.outcome === "refused", `refused: ${what}`, () => ({ person, change, first }));
  world.happened(`forged: ${what}`);
}

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
