/**
 * The end: clocks right, everybody online, everything sent. Whoever may read a stream whole holds the same records of it, and
 * they are what all changes come to, merged at once.
 */
import { pupilOf } from "../../../src/domain/streams.ts";
import type { NumberedChange } from "../../../src/sync/change.ts";
import { mayHold } from "../model/mayHold.ts";
import { allLastWords, mergedInAnyOrder, plain, type Plain } from "../model/reference.ts";
import { recordsNamed } from "../model/promises.ts";
import { hold } from "../broken.ts";
import { canonical } from "../canonical.ts";
import { everythingOn, rowsOf } from "../world/diskView.ts";
import { streamOfKey } from "../../../src/store/keys.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";
import { checkServer } from "./serverHolds.ts";
import { recordBodies } from "../model/log.ts";

const minute = 60_000;
const maxRounds = 12;

/** Puts everything right that can be, and exchanges until nothing moves. */
export async function settle(world: World): Promise<void> {
  world.ages.oldServer = false;
  for (const tablet of world.tablets) {
    tablet.skew = 0;
    tablet.clockSet += 1;
    tablet.older = false;
  }
  for (const seat of world.seats) seat.close();
  world.now += 6 * minute;
  for (let round = 0; round < maxRounds; round += 1) {
    let moved = 0;
    for (const seat of world.seats) {
      const end = await world.syncs(seat);
      moved += end.sent + end.received;
      world.look(seat);
      checkServer(world);
    }
    world.now += 2 * minute;
    if (moved === 0 && round > 0) return;
  }
  hold(false, "everything comes to rest");
}

export async function checkEnd(world: World): Promise<void> {
  const changes = world.log.all();
  const reference = mergedInAnyOrder(changes, world.dice);
  const last = allLastWords(changes);
  same(reference, last, "merged in any order, the last statement of each group stands");
  same(recordBodies(world.server), last, "the server's records are what its log comes to");
  for (const seat of world.seats) await checkSeat(world, seat, last);
  noWordsTakenBack(world, changes);
  for (const seat of world.seats) nothingErased(world, seat);
  arrived(world);
}

function same(one: ReadonlyMap<string, Plain>, other: ReadonlyMap<string, Plain>, promise: string): void {
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [mine, theirs] = [one.get(key), other.get(key)];
    hold(canonical(mine) === canonical(theirs), promise, () => ({ key, mine, theirs }));
  }
}

async function checkSeat(world: World, seat: Seat, last: ReadonlyMap<string, Plain>): Promise<void> {
  const may = mayHold(world.server, world.log, seat.person, world.now);
  const authors = world.authors();
  const expected = new Map(
    [...last].filter(([key, { stream, kind }]) => {
      const held = may.get(stream);
      if (held !== "own") return held === "all";
      return kind !== "redaction" && authors.get(key) === seat.person;
    }),
  );
  const shown = new Map(seat.shown().map((record) => [`${record.stream}|${record.id}`, plain(record)]));
  for (const [key, { stream, kind, redacted }] of shown) {
    // Who reads their own only keeps what they took back as an empty place, though somebody else turned out to have begun it.
    const emptied = redacted?.by === seat.person && !expected.has(key);
    if (may.get(stream) === "own" && (kind === "redaction" || emptied)) shown.delete(key);
  }
  same(shown, expected, `what is shown is what all changes come to: ${seat.name}`);
  hold(seat.outbox().length === 0, "nothing waits when everything was sent", () => [seat.name, seat.outbox()]);
  hold(rowsOf(seat.disk, "pending").length === 0, "nothing is left unread by an app that knows everything", () => [
    seat.name,
    rowsOf(seat.disk, "pending"),
  ]);
  await checkSummaries(seat);
}

/** Summaries as they were kept up are the same as made anew. */
export async function checkSummaries(seat: Seat): Promise<void> {
  const pupils = new Set([
    ...rowsOf(seat.disk, "summaries").map(({ key }) => key),
    ...rowsOf(seat.disk, "records").flatMap(({ value }) => pupilOf(value.base?.stream ?? value.waiting[0]?.stream ?? "") ?? []),
  ]);
  const store = await seat.store();
  for (const pupil of pupils) {
    const [kept] = await store.summaries([pupil]);
    await store.rebuildSummary(pupil);
    const [anew] = await store.summaries([pupil]);
    const said = (summary: typeof kept) => canonical({ topics: summary?.topics ?? {}, lately: summary?.lately ?? {} });
    hold(said(kept) === said(anew), "a summary is what its records come to", () => ({
      seat: seat.name,
      kept,
      anew,
    }));
  }
}

/** Words that were taken back are nowhere: not in a byte of the server's file, not in a row of any tablet. */
function noWordsTakenBack(world: World, changes: readonly NumberedChange[]): void {
  const authors = world.authors();
  const named = new Set(
    changes.flatMap((change) => {
      const { by } = change;
      return recordsNamed(change).filter((key) => change.fields.ofAnybody === true || (authors.get(key) ?? by) === by);
    }),
  );
  const server = world.server.bytes().toString("latin1");
  const disks = world.seats.map((seat) => ({ seat, text: everythingOn(seat.disk) }));
  for (const { change } of world.promises.made.values()) {
    const { words } = change.fields;
    if (typeof words !== "string" || words === "" || !named.has(`${change.stream}|${change.record}`)) continue;
    world.happened("words looked for after they were taken back");
    hold(!server.includes(words), "words taken back are nowhere in the server's file", () => ({
      change,
      logged: changes.filter(({ record }) => record === change.record),
      record: recordBodies(world.server).get(`${change.stream}|${change.record}`),
    }));
    for (const { seat, text } of disks) {
      const rows = text.split("\n").filter((row) => row.includes(words));
      const held = mayHold(world.server, world.log, seat.person, world.now).get(change.stream);
      // Cover is told of what they began themselves.
      const mayRead = held === "all" || (held === "own" && authors.get(`${change.stream}|${change.record}`) === seat.person);
      // Rule 15: what was made of what may not be read any more lies sealed until it is let go, and nobody tells it.
      const left = mayRead ? rows : rows.filter((row) => !row.includes("acknowledgedAt") && !row.includes("refusedAt"));
      hold(left.length === 0, "words taken back are nowhere on a tablet", () => ({ seat: seat.name, mayRead, rows }));
    }
  }
}

/**
 * Of a stream that was erased nothing is left where it was read: not on a screen, not in a queue, not in the own log. A tablet
 * that might not read it any more before is not told that it is gone, and what was refused waits for its author.
 */
function nothingErased(world: World, { disk, name, person }: Seat): void {
  const may = mayHold(world.server, world.log, person, world.now);
  const left = (["records", "losers", "pending", "cursors", "ownLog"] as const).flatMap((table) =>
    rowsOf(disk, table).filter(({ key }) => world.erased.has(streamOfKey(key)) && may.has(streamOfKey(key))),
  );
  hold(left.length === 0, "nothing of an erased stream is on a tablet that read it", () => ({ name, left }));
}

/** What was made and is not gone is in the log, or lies refused before its author. */
function arrived(world: World): void {
  for (const { change, gone, seat } of world.promises.made.values()) {
    if (gone !== undefined || world.log.holds(change.id) || world.erased.has(change.stream)) continue;
    const refused = rowsOf(seat.disk, "attention").some(({ value }) => value.changes.some(({ id }) => id === change.id));
    hold(refused, "what was written arrived, or lies refused before who wrote it", () => [seat.name, change]);
  }
}
