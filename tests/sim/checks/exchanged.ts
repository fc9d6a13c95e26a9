/** After an exchange that came to its end: a tablet holds what its person may read, and nothing else. */
import { pupilOf } from "../../../src/domain/streams.ts";
import type { Instant } from "../../../src/domain/time.ts";
import { recordKeyUnder, streamOfKey } from "../../../src/store/keys.ts";
import type { TableName } from "../../../src/store/tableNames.ts";
import { hold } from "../broken.ts";
import { mayHold } from "../model/mayHold.ts";
import { rowsOf } from "../world/diskView.ts";
import type { Seat } from "../world/seat.ts";
import type { World } from "../world/world.ts";

/** @param at when the server said that nothing is missing */
export async function checkExchanged(world: World, seat: Seat, at: Instant): Promise<void> {
  const { server, log, promises } = world;
  const may = mayHold(server, log, seat.person, at);
  const begun = log.begun();
  const { disk } = seat;
  const foreign = [
    ...rowsOf(disk, "cursors").map(({ key }) => key),
    ...rowsOf(disk, "records").flatMap(({ key, value }) => (value.base ? [streamOfKey(key)] : [])),
    ...(["losers", "pending"] as const satisfies TableName[]).flatMap((table) => rowsOf(disk, table).map(({ key }) => streamOfKey(key))),
  ].filter((stream) => !may.has(stream));
  hold(foreign.length === 0, "nobody holds a stream they may not read after an exchange", () => ({
    seat: seat.name,
    foreign,
    rows: rowsOf(disk, "records").filter(({ key }) => foreign.includes(streamOfKey(key))),
  }));

  const taken = log.takenBackRecords();
  const words = (["losers", "pending", "ownLog"] as const satisfies TableName[])
    .flatMap((table) => rowsOf(disk, table).map(({ key }) => key))
    .filter((key) => taken.has(recordKeyUnder(key)) && may.has(streamOfKey(key)));
  hold(words.length === 0, "nothing is kept of a record whose words were taken back", () => [seat.name, words]);

  const cards = new Set([...may.keys()].flatMap((stream) => pupilOf(stream) ?? []));
  const strangers = rowsOf(disk, "summaries").filter(({ key }) => !cards.has(key));
  hold(strangers.length === 0, "no summary is kept of a child one may not read about", () => [seat.name, strangers]);

  const cursors = new Set(rowsOf(disk, "cursors").map(({ key }) => key));
  const missing = [...may.keys()].filter((stream) => begun.has(stream) && !cursors.has(stream));
  hold(missing.length === 0, "an exchange brings every stream a person may read", () => ({ seat: seat.name, missing }));

  for (const { value } of rowsOf(disk, "records")) {
    for (const { id } of value.waiting) {
      const told = promises.made.get(id)?.told;
      hold(told === undefined || told.restores < server.restores, "what was acknowledged does not wait", () => [seat.name, value]);
    }
  }
  const { waiting } = await (await seat.store()).counts();
  hold(waiting === rowsOf(disk, "outbox").length, "the number unsent is the number in the outbox", () => [seat.name, waiting]);
}
