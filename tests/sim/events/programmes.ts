/** A specialist's programmes: written, with their targets, reviewed by two at once, and other people's plans that they may not touch. */
import { addDays, dayOf } from "../../../src/domain/time.ts";
import type { Draft } from "../../../src/domain/draft.ts";
import { marksOf } from "../../../src/sync/merge.ts";
import { hold } from "../broken.ts";
import type { Random } from "../random.ts";
import { zone } from "../world/school.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import { atWork, mayCorrect, pickShown, pupilsFor, standing, words } from "./drafts.ts";
import type { Event } from "./event.ts";

/** Those whose app knows what a programme is. */
const able = (world: World): Seat[] => atWork(world).filter(({ tablet }) => !tablet.older);

export const programme: Event = {
  name: "write a programme",
  weight: 4,
  run: async (world, dice) => {
    const seats = dice.shuffle(able(world)).filter((seat) => pupilsFor(seat, "programme", (pupil) => `card/${pupil}`).length > 0);
    // Mostly the specialist, whose every target must be of one.
    const seat = seats.find(({ person }) => person === "ruth" && dice.chance(0.7)) ?? seats[0];
    if (!seat) return false;
    const pupil = dice.pick(pupilsFor(seat, "programme", (one) => `card/${one}`));
    const stream = `card/${pupil}`;
    const [record, target] = [dice.uuid7(seat.now()), dice.uuid7(seat.now())];
    const day = dayOf(world.now, zone);
    const written: Draft = {
      ...{ stream, kind: "programme", record },
      fields: {
        pupil,
        title: words(dice),
        toDo: words(dice),
        writtenBy: null,
        profession: null,
        writtenOn: day,
        reviewOn: addDays(day, 40),
      },
    };
    const begun: Draft[] = [
      { stream, kind: "target", record: target, fields: { pupil, wording: words(dice), programmeOf: record } },
      {
        ...{ stream, kind: "transition", record: dice.uuid7(seat.now()) },
        fields: { pupil, target, after: null, settles: [], to: "active", action: "start", successor: "none", why: "" },
      },
    ];
    if (dice.chance(0.5)) await world.at(seat, () => seat.act([written, ...begun]));
    else {
      await world.at(seat, () => seat.act([written]));
      const [first, ...rest] = begun;
      if (first) await world.at(seat, () => seat.act([first, ...rest]));
    }
    return true;
  },
};

export const reword: Event = {
  name: "correct a programme",
  weight: 3,
  run: async (world, dice) => {
    const found = pickShown(dice, able(world), ["programme"], mayCorrect);
    if (!found) return false;
    const { stream, id } = found.record;
    const day = dayOf(world.now, zone);
    const fields = dice.pick([
      { toDo: words(dice) },
      { writtenBy: dice.letters(5), profession: dice.letters(5) },
      { reviewOn: addDays(day, dice.int(90)) },
      { endedOn: day, endedWhy: words(dice) },
    ]);
    await world.at(found.seat, () => found.seat.act([{ stream, kind: "programme", record: id, fields }]));
    return true;
  },
};

const reviews = (world: World, dice: Random, seat: Seat, stream: string, programme: string): [string, [Draft, Draft]] => {
  const record = dice.uuid7(seat.now());
  const day = dayOf(world.now, zone);
  const fields = { pupil: stream.slice("card/".length), programme, on: day, reviewer: null, said: words(dice) };
  return [
    record,
    [
      { stream, kind: "programmeReview", record, fields },
      { stream, kind: "programme", record: programme, fields: { reviewOn: addDays(day, dice.int(90)) } },
    ],
  ];
};

/** Two review one programme without knowing of each other: both reviews stand, and one day is the next. */
export const review: Event = {
  name: "two review one programme",
  weight: 3,
  run: async (world, dice) => {
    const found = pickShown(dice, able(world), ["programme"], mayCorrect);
    if (!found) return false;
    const { stream, id } = found.record;
    const other = dice
      .shuffle(able(world))
      .find(
        (seat) => seat.tablet !== found.seat.tablet && standing(seat, "programme").some((one) => one.id === id && mayCorrect(seat, one)),
      );
    const made: [Seat, string][] = [];
    for (const seat of other ? [found.seat, other] : [found.seat]) {
      const [record, drafts] = reviews(world, dice, seat, stream, id);
      await world.at(seat, () => seat.act(drafts));
      made.push([seat, record]);
    }
    for (const [seat] of [...made, ...made]) await world.syncs(seat);
    const arrived = made.filter(([, record]) => world.log.ofRecord(stream, record).length > 0);
    for (const [seat] of made) {
      if (!seat.mayWrite(stream, "programme")) continue;
      const missing = arrived.filter(([, record]) => !seat.shownRecord(stream, record));
      hold(missing.length === 0 || arrived.length < made.length, "two reviews of one programme both stand", () => [seat.name, missing]);
    }
    if (arrived.length === 2) world.happened("two reviews of one programme");
    return true;
  },
};

/**
 * A specialist changes the class's target, takes it into their own programme, takes a decision back, or writes one of a programme that
 * is nowhere: no app of ours would.
 */
export const meddleWithPlan: Event = {
  name: "meddle with the class's plan",
  weight: 2,
  run: async (world, dice) => {
    const found = pickShown(
      dice,
      atWork(world).filter(({ person }) => person === "ruth"),
      ["target", "programme", "transition"],
      (_seat, record) => marksOf(record).fixed?.by !== "ruth",
    );
    if (!found) return false;
    const { seat, record } = found;
    const { stream, id, kind } = record;
    const [own] = standing(seat, "programme").filter((one) => one.stream === stream && marksOf(one).fixed?.by === "ruth");
    const target = own && dice.chance(0.5) ? { programmeOf: own.id } : { wording: words(dice) };
    const [draft = { stream, kind: "target", record: id, fields: target }]: Draft[] = [
      { stream, kind: "programme", record: id, fields: { toDo: words(dice) } } as const,
      { stream, kind: "transition", record: id, fields: { removedAt: seat.now(), removedWhy: "mistake" } } as const,
    ].filter((one) => one.kind === kind);
    const nowhere: Draft = {
      ...{ stream, kind: "target", record: dice.uuid7(seat.now()) },
      fields: { pupil: stream.slice("card/".length), wording: words(dice), programmeOf: dice.uuid7(seat.now()) },
    };
    await world.at(seat, () => seat.act([dice.chance(0.25) ? nowhere : draft]));
    if (dice.chance(0.7)) await world.exchange(seat);
    return true;
  },
};
