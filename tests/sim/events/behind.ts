/** A tablet so far behind that it is sent a snapshot, which is on its way for long. */
import { pullResponse, type Cursor, type Page } from "../../../src/sync/protocol.ts";
import type { StreamName } from "../../../src/domain/streams.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { hold } from "../broken.ts";
import type { Random } from "../random.ts";
import { changesBehind } from "../world/server.ts";
import type { Seat } from "../world/seat.ts";
import { calm } from "../world/wire.ts";
import type { World } from "../world/world.ts";
import { atWork, mayCorrect, pickShown, words } from "./drafts.ts";
import type { Event } from "./event.ts";

/** A colleague says more of a record, so often that who reads on gets no changes any more. */
async function saysMore(world: World, seat: Seat, { stream, id }: MergedRecord): Promise<void> {
  for (let times = 0; times <= changesBehind; times += 1) {
    await world.at(seat, () => seat.act([{ stream, kind: "observation", record: id, fields: { tally: { times }, went: "bitOfHelp" } }]));
  }
  await world.exchange(seat);
}

/** All that the server answers of a stream as it is now, each page with where its tablet would be. */
async function askedFor(world: World, seat: Seat, stream: StreamName): Promise<{ page: Page; from: Cursor | undefined }[]> {
  const { cursors, replica } = await world.at(seat, (store) => store.holdings());
  const pages: { page: Page; from: Cursor | undefined }[] = [];
  for (;;) {
    const asking = { version: 1, person: seat.person, replica, digest: "-", cursors, first: [stream] };
    const outcome = await world.ages.atServer(() => world.server.pull(seat.person, asking));
    const page = "body" in outcome ? pullResponse.parse(outcome.body).pages?.find((one) => one.stream === stream) : undefined;
    if (!page) return pages;
    pages.push({ page, from: cursors[stream] });
    cursors[stream] = page.to;
  }
}

export const snapshotUnderway: Event = {
  name: "a snapshot is on its way while its reader says more",
  weight: 2,
  run: async (world: World, dice: Random) => {
    const others = (seat: Seat, { stream, id }: MergedRecord): Seat[] =>
      atWork(world).filter((other) => {
        const shown = other.person === seat.person ? undefined : other.shownRecord(stream, id);
        return shown !== undefined && !shown.redacted && mayCorrect(other, shown);
      });
    const found = pickShown(
      dice,
      atWork(world),
      ["observation"],
      (seat, record) => mayCorrect(seat, record) && others(seat, record).length > 0,
    );
    if (!found) return false;
    const { seat, record } = found;
    const { stream, id } = record;
    await saysMore(world, dice.pick(others(seat, record)), record);
    const late = await askedFor(world, seat, stream);
    const said = words(dice);
    await world.at(seat, () => seat.act([{ stream, kind: "observation", record: id, fields: { words: said } }]));
    await world.exchange(seat, { ...calm, breaks: "pushAnswered" });
    const before = seat.row(stream, id);
    for (const one of late) await world.at(seat, (store) => store.applyPages([one]));
    const after = seat.row(stream, id);
    // A stream that begins again forgets what was acknowledged: it is read anew to its end.
    const older =
      late.some(({ page }) => page.records?.some((one) => one.id === id && !one.redacted)) && !late.some(({ page }) => page.restart);
    if (before?.base?.fields.words !== said || !older) return true;
    hold(after?.base?.fields.words === said, "a snapshot from before takes nothing of what was said since", () => [
      seat.name,
      before,
      after,
    ]);
    world.happened("a snapshot from before what was said since");
    return true;
  },
};
