/** After every step: what each tablet made is still there, and the server has what it said it has. */
import { hold } from "../broken.ts";
import { follow } from "../model/follow.ts";
import type { Gone, Made } from "../model/promises.ts";
import { rowsOf } from "../world/diskView.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";

interface Found {
  /** Changes that wait, with their acts. */
  waiting: Map<string, string>;
  ownLog: Set<string>;
  attention: Set<string>;
}

/** Writes down what is new on a disk, and holds it to what was there. */
export function look(world: World, seat: Seat): void {
  if (world.looked.get(seat) === seat.commits) {
    seat.intended = [];
    return;
  }
  world.looked.set(seat, seat.commits);
  const found = find(seat);
  newlyMade(world, seat);
  for (const change of rowsOf(seat.disk, "records").flatMap(({ value }) => value.waiting)) {
    const made = world.promises.made.get(change.id);
    if (made) follow(made, change);
  }
  const own = world.promises.of(seat).filter((made) => made.gone === undefined && made.disk === seat.disks);
  for (const made of own) stillThere(world, seat, made, found);
  countedRight(seat, found);
  oneStampEach(seat);
  inOrder(world, seat);
}

function find(seat: Seat): Found {
  const waiting = rowsOf(seat.disk, "records").flatMap(({ value }) =>
    value.waiting.map((change): [string, string] => [change.id, change.act]),
  );
  return {
    waiting: new Map(waiting),
    ownLog: new Set(rowsOf(seat.disk, "ownLog").map(({ value }) => value.change.id)),
    attention: new Set(rowsOf(seat.disk, "attention").flatMap(({ value }) => value.changes.map(({ id }) => id))),
  };
}

/** New acts are on the disk whole, as they were meant, by who is at the tablet. */
function newlyMade(world: World, seat: Seat): void {
  const { promises } = world;
  const fresh = rowsOf(seat.disk, "records")
    .flatMap(({ value }) => value.waiting.filter(({ id }) => !promises.made.has(id)))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  const acts = new Map<string, string[]>();
  // A clock that jumps while something is written is not the one it was written by.
  const clockSet = Math.min(seat.tablet.clockSet, ...seat.intended.map((act) => act.clockSet));
  for (const change of fresh) {
    hold(change.by === seat.person, "a change says who made it", () => [seat.name, change]);
    promises.add({ change, seat, disk: seat.disks, writtenAt: world.now, clockSet });
    acts.set(change.act, [...(acts.get(change.act) ?? []), change.record]);
  }
  for (const records of acts.values()) {
    if (seat.intended.length === 0) continue;
    const wanted = JSON.stringify(records.sort());
    const whole = seat.intended.some((intended) => JSON.stringify(intended.records) === wanted);
    hold(whole, "an act is on the disk whole or not at all", () => ({ seat: seat.name, wanted, intended: seat.intended }));
  }
  seat.intended = [];
}

function stillThere(world: World, seat: Seat, made: Made, found: Found): void {
  const { id } = made.change;
  if (found.waiting.has(id) || found.attention.has(id) || found.ownLog.has(id)) return;
  const gone = whyGone(world, seat, made);
  hold(gone !== undefined, "what a person wrote is on the tablet that made it", () => ({
    seat: seat.name,
    change: made.change,
    sentAt: made.sentAt,
    taken: made.taken,
    told: made.told,
  }));
  made.gone = gone;
}

function whyGone(world: World, seat: Seat, made: Made): Gone | undefined {
  const { stream, record, act, id } = made.change;
  if (world.promises.redactedRecords().has(`${stream}|${record}`)) return "redacted";
  if (world.erased.has(stream)) return "erased";
  if (seat.dismissed.has(act)) return "dismissed";
  const undone = seat.undone.has(act) || seat.undone.has(`${stream}|${record}`);
  if (undone && made.sentAt === undefined && !world.log.holds(id)) return "undone";
  const { verifiedBackup, now } = world;
  if (verifiedBackup === null || made.taken === undefined || made.taken.at >= verifiedBackup.at) return undefined;
  return now - made.taken.at > 29 * 86_400_000 ? "letGo" : undefined;
}

/** The number on screen is the number of acts that wait, each of them with all that waits of it. */
function countedRight(seat: Seat, { waiting }: Found): void {
  const acts = new Set(waiting.values());
  const rows = new Map(seat.outbox().map(({ key, value }) => [key, value]));
  hold(
    acts.size === rows.size && [...acts].every((act) => rows.has(act)),
    "every act with something waiting is in the outbox, and no other",
    () => ({ seat: seat.name, acts: [...acts], rows: [...rows.keys()] }),
  );
}

/** No two changes that wait have one stamp, however often the clock was wrong. */
function oneStampEach(seat: Seat): void {
  const stamps = new Map<string, string>();
  for (const { value } of rowsOf(seat.disk, "records")) {
    for (const { id, at } of value.waiting) {
      hold(!stamps.has(at), "no two changes have one stamp", () => [seat.name, at, id, stamps.get(at)]);
      stamps.set(at, id);
    }
  }
}

/** What never left keeps the order it was written in, however often the clock was put right. */
function inOrder(world: World, seat: Seat): void {
  const waiting = new Map(rowsOf(seat.disk, "records").flatMap(({ value }) => value.waiting.map((change) => [change.id, change.at])));
  const stamps = world.promises.of(seat).flatMap(({ change, left }) => (left ? [] : (waiting.get(change.id) ?? [])));
  hold(
    stamps.every((stamp, at) => stamp > (stamps[at - 1] ?? "")),
    "what never left keeps its order when a clock is put right",
    () => [seat.name, stamps],
  );
}
