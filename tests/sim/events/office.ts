/** What the office does: pupils move, roles begin and end, people leave. Administration is online. */
import { addDays, holdsOn, dayOf } from "../../../src/domain/time.ts";
import { endGrant, addGrant, allGrants } from "../../../src/server/people/grants.ts";
import type { Draft } from "../../../src/domain/draft.ts";
import { recordsOf, type RecordOf } from "../../../src/sync/recordOf.ts";
import type { Random } from "../random.ts";
import { classes, group, pupilIds, zone } from "../world/school.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import { atWork, evidenceStream } from "./drafts.ts";
import type { Event } from "./event.ts";

/** Places of a pupil that hold today, as a leader's tablet shows them. */
function places(seat: Seat, pupil: string, today: string): RecordOf<"membership">[] {
  const own = seat.shown("membership").filter(({ stream }) => stream === `card/${pupil}`);
  return recordsOf(own, "membership").filter(({ fields: { from, until } }) => from !== undefined && holdsOn({ from, until }, today));
}

/** A leader at their tablet, online, who sees what there is. */
async function atTheOffice(world: World, dice: Random): Promise<Seat> {
  const seat = dice.pick(world.seatsOf("lena"));
  await world.syncs(seat);
  return seat;
}

function ends({ stream, id, fields }: RecordOf<"membership">, until: string): Draft {
  return { stream, kind: "membership", record: id, fields: { from: fields.from, until } };
}

function begins(dice: Random, world: World, pupil: string, of: "class" | "group", value: string, from: string): Draft {
  const fields = { pupil, of, value, from, until: null };
  return { stream: `card/${pupil}`, kind: "membership", record: dice.uuid7(world.now), fields };
}

/** A pupil goes to another class, whatever their old class's tablets have not sent yet. */
export const movePupil: Event = {
  name: "move a pupil",
  weight: 3,
  run: async (world, dice) => {
    const seat = await atTheOffice(world, dice);
    const today = dayOf(world.now, zone);
    const pupil = dice.pick(pupilIds);
    const now = places(seat, pupil, today).find(({ fields }) => fields.of === "class");
    if (!now || (now.fields.from ?? today) >= today) return false;
    const to = dice.pick(classes.filter((id) => id !== now.fields.value));
    const unsent = world.seats.some((each) => each.outbox().some(({ value }) => value.records.some((key) => key.includes(`/${pupil}/`))));
    await world.at(seat, () => seat.act([ends(now, addDays(today, -1)), begins(dice, world, pupil, "class", to, today)]));
    await world.syncs(seat);
    if (unsent) world.happened("a pupil moved with work unsent");
    return true;
  },
};

/** Two who may move a child do, and neither knows of the other. */
export const moveAtOnce: Event = {
  name: "two move a pupil at once",
  weight: 3,
  run: async (world, dice) => {
    const pupil = dice.pick(pupilIds);
    const able = () => atWork(world).filter((seat) => seat.mayWrite(`card/${pupil}`, "membership"));
    for (const seat of dice.shuffle(able()).slice(0, 2)) await world.syncs(seat);
    const [one, other] = dice.shuffle(able());
    const today = dayOf(world.now, zone);
    if (!one || !other) return false;
    for (const seat of [one, other]) {
      const now = places(seat, pupil, today).find(({ fields }) => fields.of === "class");
      if (!now || (now.fields.from ?? today) >= today) return false;
      const to = dice.pick(classes.filter((id) => id !== now.fields.value));
      await world.at(seat, () => seat.act([ends(now, addDays(today, -1)), begins(dice, world, pupil, "class", to, today)]));
    }
    for (const seat of [one, other]) await world.exchange(seat);
    return true;
  },
};

export const regroup: Event = {
  name: "a pupil joins or leaves a group",
  weight: 2,
  run: async (world, dice) => {
    const seat = await atTheOffice(world, dice);
    const today = dayOf(world.now, zone);
    const pupil = dice.pick(pupilIds);
    const now = places(seat, pupil, today).find(({ fields }) => fields.of === "group");
    if (now && (now.fields.from ?? today) >= today) return false;
    const draft = now ? ends(now, addDays(today, -1)) : begins(dice, world, pupil, "group", group, today);
    if (!seat.mayWrite(draft.stream, "membership")) return false;
    await world.at(seat, () => seat.act([draft]));
    await world.syncs(seat);
    return true;
  },
};

/** Roles that can be taken from anybody but the leader. */
async function heldBy(world: World) {
  const today = dayOf(world.now, zone);
  const all = await world.server.database.reading((open) => allGrants(open, world.now));
  return all.filter((grant) => grant.role !== "leader" && holdsOn(grant, today));
}

export const revoke: Event = {
  name: "a role ends",
  weight: 2,
  run: async (world, dice) => {
    const held = await heldBy(world);
    if (held.length === 0) return false;
    const { id } = dice.pick(held);
    await world.server.database.writing(({ db }) => endGrant(db, id, dayOf(world.now, zone), world.now));
    return true;
  },
};

export const appoint: Event = {
  name: "a role begins",
  weight: 3,
  run: async (world, dice) => {
    const person = dice.pick(["tom", "uma", "sam", "priya", "omar"]);
    const role = person === "sam" ? dice.pick(["cover", "ta"] as const) : person === "priya" || person === "omar" ? "teacher" : "ta";
    const today = dayOf(world.now, zone);
    const until = role === "cover" || dice.chance(0.4) ? addDays(today, dice.int(6)) : null;
    const scope = { type: "class" as const, id: dice.pick([...classes, group]) };
    const id = dice.letters(12);
    await world.server.database.writing(({ db }) => addGrant(db, { id, person, role, scope, from: today, until }, "lena", world.now));
    return true;
  },
};

export const leave: Event = {
  name: "somebody leaves the school",
  weight: 1,
  run: async (world, dice) => {
    const person = dice.pick(["tom", "uma", "sam", "ruth", "omar"]);
    if (!(await heldBy(world)).some((grant) => grant.person === person)) return false;
    const refused = await world.server.staffing.depart("lena", person, dayOf(world.now, zone));
    return refused === undefined;
  },
};

/** A stream is erased for good. */
export const erase: Event = {
  name: "erase a stream",
  weight: 1,
  run: async (world, dice) => {
    const pupil = dice.pick(pupilIds);
    const stream = dice.pick([evidenceStream(pupil, world.now), evidenceStream(pupil, world.now), `file/${pupil}`, `class/${group}`]);
    if (world.erased.has(stream)) return false;
    world.erased.add(stream);
    await world.server.erase(stream, "lena");
    return true;
  },
};
