/** Two people, two tablets, one record. */
import type { Draft } from "../../../src/domain/draft.ts";
import { livesOf, type TargetLife } from "../../../src/domain/targetLife.ts";
import { transitionsOf } from "../../../src/client/queries/targetRows.ts";
import { hold } from "../broken.ts";
import { lastWords } from "../model/reference.ts";
import type { Random } from "../random.ts";
import { rowsOf } from "../world/diskView.ts";
import { pupilIds } from "../world/school.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import { atWork, standing, words } from "./drafts.ts";
import type { Event } from "./event.ts";

/** Two people on two tablets who may both write that of one child. */
function pair(world: World, dice: Random, stream: string, kind: "target" | "transition"): [Seat, Seat] | undefined {
  // A specialist writes of targets only their own; what two meet over is the class's.
  const able = dice.shuffle(atWork(world).filter((seat) => seat.mayWrite(stream, kind) && seat.person !== "ruth"));
  const [one] = able;
  const other = able.find(({ person, tablet }) => person !== one?.person && tablet !== one?.tablet);
  return one && other ? [one, other] : undefined;
}

/** The change an act made of a record, as the log has it; undefined when it was refused. */
function logged(world: World, act: string, record: string): string | undefined {
  const ids = world.promises.acts.get(act) ?? [];
  return ids.find((id) => world.promises.made.get(id)?.change.record === record && world.log.holds(id));
}

async function settled(world: World, ...seats: readonly Seat[]): Promise<void> {
  for (const seat of [...seats, ...seats]) await world.syncs(seat);
  for (const seat of seats) world.look(seat);
  world.log.news();
}

/** Both edit one target without knowing of each other, and exchange. */
async function bothEdit(world: World, dice: Random, groups: readonly ["statement", "statement" | "watchFor"]): Promise<boolean> {
  const pupil = dice.pick(pupilIds);
  const stream = `card/${pupil}`;
  const seats = pair(world, dice, stream, "target");
  if (!seats) return false;
  const [one, other] = seats;
  await settled(world, one, other);
  const both = standing(one, "target").filter(({ stream: here, id }) => here === stream && other.shownRecord(stream, id));
  if (both.length === 0) return false;
  const { id } = dice.pick(both);
  const say = (group: (typeof groups)[number]): Draft => {
    const fields = group === "statement" ? { wording: words(dice) } : { counts: words(dice), doesntCount: "" };
    return { stream, kind: "target", record: id, fields };
  };
  const acts = [await world.at(one, () => one.act([say(groups[0])])), await world.at(other, () => other.act([say(groups[1])]))] as const;
  await settled(world, one, other);

  const [mine, theirs] = [logged(world, acts[0], id), logged(world, acts[1], id)];
  if (mine === undefined || theirs === undefined) return true;
  const { marks } = lastWords(world.log.all().filter((change) => change.stream === stream && change.record === id));
  if (groups[1] === "watchFor") {
    if (marks.statement === mine) hold(marks.watchFor !== undefined, "edits of different groups both stand", () => marks);
    return true;
  }
  const losing = marks.statement === mine ? { seat: other, change: theirs } : { seat: one, change: mine };
  if (marks.statement !== mine && marks.statement !== theirs) return true;
  const listed = rowsOf(losing.seat.disk, "losers").find(({ key }) => key === `${stream}|${id}|statement`);
  hold(listed?.value.lost.change === losing.change, "who lost an edit is told", () => ({
    seat: losing.seat.name,
    losing: losing.change,
    listed,
  }));
  world.happened("an edit lost, and told");
  if (dice.chance(0.3)) return true;
  const back = await world.at(losing.seat, async (store) => {
    if (dice.chance(0.5)) return store.bringBack(listed.key);
    await store.letGo(listed.key);
    return false;
  });
  if (!back) return true;
  world.happened("a lost edit brought back");
  await settled(world, losing.seat, one, other);
  for (const seat of seats) {
    const told = rowsOf(seat.disk, "losers").filter(
      ({ key, value }) => key === listed.key && value.lost.change === listed.value.won.change,
    );
    hold(told.length === 0, "who was answered by somebody who had read them lost nothing", () => [seat.name, told]);
  }
  return true;
}

export const sameGroup: Event = {
  name: "two edit the same group",
  weight: 4,
  run: (world, dice) => bothEdit(world, dice, ["statement", "statement"]),
};

export const differentGroups: Event = {
  name: "two edit different groups",
  weight: 2,
  run: (world, dice) => bothEdit(world, dice, ["statement", "watchFor"]),
};

function livesOn(seat: Seat, stream: string): Map<string, TargetLife> {
  const own = seat.shown().filter((record) => record.stream === stream);
  const targets = own.filter(({ kind }) => kind === "target").map(({ id }) => id);
  return livesOf(targets, transitionsOf(own.filter(({ kind }) => kind === "transition")));
}

/** An adjustment: the target ends, a successor begins. */
function adjustment(dice: Random, seat: Seat, stream: string, target: string, pupil: string) {
  const life = livesOn(seat, stream).get(target);
  const [transition, successor] = [dice.uuid7(seat.now()), dice.uuid7(seat.now())];
  const drafts: [Draft, ...Draft[]] = [
    {
      ...{ stream, kind: "transition", record: transition },
      fields: { pupil, target, after: life?.last?.id ?? null, settles: [], to: "ended", action: "adjust", successor, why: "too hard" },
    },
    { stream, kind: "target", record: successor, fields: { pupil, successorOf: target, wording: words(dice) } },
    {
      ...{ stream, kind: "transition", record: dice.uuid7(seat.now()) },
      fields: { pupil, target: successor, after: null, settles: [], to: "active", action: "start", why: "" },
    },
  ];
  return { transition, successor, drafts };
}

/** Both adjust one target; both are told; one of them settles it. */
export const dispute: Event = {
  name: "two adjust the same target",
  weight: 4,
  run: async (world, dice) => {
    const pupil = dice.pick(pupilIds);
    const stream = `card/${pupil}`;
    const seats = pair(world, dice, stream, "transition");
    if (!seats) return false;
    await settled(world, ...seats);
    const [one, other] = seats;
    const lives = livesOn(one, stream);
    const active = [...lives].filter(
      ([id, { state }]) => state === "active" && livesOn(other, stream).get(id)?.last?.id === lives.get(id)?.last?.id,
    );
    if (active.length === 0) return false;
    const [target] = dice.pick(active);
    const made = [adjustment(dice, one, stream, target, pupil), adjustment(dice, other, stream, target, pupil)] as const;
    const acts = [await world.at(one, () => one.act(made[0].drafts)), await world.at(other, () => other.act(made[1].drafts))] as const;
    await settled(world, ...seats);
    if (made.some(({ transition }, at) => logged(world, acts[at] ?? "", transition) === undefined)) return true;
    for (const seat of seats) {
      const now = livesOn(seat, stream);
      const disputed = now.get(target)?.dispute.map(({ id }) => id) ?? [];
      hold(
        made.every(({ transition }) => disputed.includes(transition)),
        "two who adjusted one target are both told",
        () => ({ seat: seat.name, target, disputed, made }),
      );
      const drafts = made.filter(({ successor }) => now.get(successor)?.state === "draft");
      hold(drafts.length === 1, "the successor that does not stand is a draft", () => ({ seat: seat.name, made }));
    }
    if (dice.chance(0.7)) await settleDispute(world, dice, seats, stream, target);
    return true;
  },
};

async function settleDispute(world: World, dice: Random, seats: readonly [Seat, Seat], stream: string, target: string): Promise<void> {
  const [one] = seats;
  const disputed = livesOn(one, stream).get(target)?.dispute ?? [];
  const kept = dice.pick(disputed);
  const record = dice.uuid7(one.now());
  const act = await world.at(one, () =>
    one.act([
      {
        ...{ stream, kind: "transition", record },
        fields: {
          ...{ pupil: stream.slice(5), target, after: kept.id, to: kept.to, action: "settle", why: "talked" },
          settles: disputed.filter(({ id }) => id !== kept.id).map(({ id }) => id),
          ...(kept.successor === null ? {} : { successor: kept.successor }),
        },
      },
    ]),
  );
  await settled(world, ...seats);
  if (logged(world, act, record) === undefined) return;
  for (const seat of seats) {
    const life = livesOn(seat, stream).get(target);
    hold(life?.dispute.length === 0, "a dispute that was settled is over for both", () => ({ seat: seat.name, life }));
  }
  world.happened("a dispute settled");
}
