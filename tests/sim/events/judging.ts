/** The year's judgements: evaluations, levels, locks and what comes after them, consents, and who a child is. */
import type { Draft } from "../../../src/domain/draft.ts";
import type { KindName } from "../../../src/domain/kinds.ts";
import { pictureConsentId } from "../../../src/domain/recordIds.ts";
import type { Random } from "../random.ts";
import { firstTarget, pupilIds } from "../world/school.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import { atWork, standing, words } from "./drafts.ts";
import type { Event } from "./event.ts";

const dataPoint = "autumn";

/** Somebody who may write all of these kinds of a child, and the child. */
function author(world: World, dice: Random, ...kinds: readonly { kind: KindName; in: "card" | "file" }[]) {
  for (const seat of dice.shuffle(atWork(world))) {
    const able = pupilIds.filter((pupil) => kinds.every(({ kind, in: type }) => seat.mayWrite(`${type}/${pupil}`, kind)));
    if (able.length > 0) return { seat, pupil: dice.pick(able) };
  }
  return undefined;
}

async function says(world: World, seat: Seat, draft: Draft, ...more: Draft[]): Promise<true> {
  await world.at(seat, () => seat.act([draft, ...more]));
  return true;
}

export const evaluate: Event = {
  name: "evaluate a target",
  weight: 2,
  run: async (world, dice) => {
    const found = author(world, dice, { kind: "evaluation", in: "file" });
    if (!found) return false;
    const { seat, pupil } = found;
    const fields = {
      pupil,
      target: firstTarget(pupil),
      dataPoint,
      result: dice.pick(["met", "partly", "notMet"] as const),
      words: words(dice),
    };
    return says(world, seat, { stream: `file/${pupil}`, kind: "evaluation", record: dice.uuid7(seat.now()), fields });
  },
};

export const judge: Event = {
  name: "judge a level",
  weight: 3,
  run: async (world, dice) => {
    const found = author(world, dice, { kind: "judgement", in: "file" });
    if (!found) return false;
    const { seat, pupil } = found;
    const stream = `file/${pupil}`;
    const level = `k${dice.int(8) + 1}`;
    const known = standing(seat, "judgement").filter((record) => record.stream === stream);
    if (known.length > 0 && dice.chance(0.5)) {
      const fields = { level, subStep: null, reason: words(dice), evidence: [] };
      return says(world, seat, { stream, kind: "judgement", record: dice.pick(known).id, fields });
    }
    const locked = standing(seat, "lock").length > 0;
    if (locked) world.happened("judge late");
    const fields = {
      pupil,
      framework: "brook",
      version: 1,
      strand: "fine",
      dataPoint,
      level,
      subStep: null,
      reason: words(dice),
      evidence: [],
    };
    const late = locked ? { lateReason: words(dice) } : {};
    return says(world, seat, { stream, kind: "judgement", record: dice.uuid7(seat.now()), fields: { ...fields, ...late } });
  },
};

export const lock: Event = {
  name: "lock a data point",
  weight: 1,
  run: async (world, dice) => {
    const seats = atWork(world).filter((seat) => seat.mayWrite("school", "lock"));
    if (seats.length === 0) return false;
    const seat = dice.pick(seats);
    return world.at(seat, async (store) => {
      const { now } = await store.now();
      const { cursors } = await store.holdings();
      const seen = Object.fromEntries(Object.entries(cursors).map(([stream, { epoch, seq }]) => [stream, { epoch, seq }]));
      const fields = { dataPoint, phase: "1", cursors: seen, lockedAt: now };
      await seat.act([{ stream: "school", kind: "lock", record: dice.uuid7(seat.now()), fields }]);
      return true;
    });
  },
};

/** A late one where there is one; any other is signed just as well, and lies there as often as not. */
export const countersign: Event = {
  name: "countersign a judgement",
  weight: 2,
  run: async (world, dice) => {
    for (const seat of dice.shuffle(world.seatsOf("marc"))) {
      const all = standing(seat, "judgement").filter(({ stream }) => seat.mayWrite(stream, "countersignature"));
      const late = all.filter(({ fields }) => fields.lateReason);
      if (all.length === 0) continue;
      const { stream, id } = dice.pick(late.length > 0 ? late : all);
      const fields = { pupil: stream.slice(5), judgement: id };
      return says(world, seat, { stream, kind: "countersignature", record: dice.uuid7(seat.now()), fields });
    }
    return false;
  },
};

/** What parents said of pictures: the document in the file, what it comes to on the card. */
export const consent: Event = {
  name: "write down a consent",
  weight: 1,
  run: async (world, dice) => {
    const found = author(world, dice, { kind: "consent", in: "file" }, { kind: "pictureConsent", in: "card" });
    if (!found) return false;
    const { seat, pupil } = found;
    const from = "2026-10-01";
    const given = dice.chance(0.7);
    return says(
      world,
      seat,
      {
        ...{ stream: `file/${pupil}`, kind: "consent", record: dice.uuid7(seat.now()) },
        fields: { pupil, scope: "inside", given, from, until: null, who: "mother" },
      },
      {
        ...{ stream: `card/${pupil}`, kind: "pictureConsent", record: pictureConsentId(pupil) },
        fields: { pupil, level: given ? "school" : "no", until: null },
      },
    );
  },
};
