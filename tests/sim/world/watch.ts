/** What passes on the wire, held to what was promised while it passes. */
import type { Act } from "../../../src/sync/change.ts";
import type { Instant } from "../../../src/domain/time.ts";
import type { ActResult, PullResponse } from "../../../src/sync/protocol.ts";
import { hold } from "../broken.ts";
import { follow } from "../model/follow.ts";
import { mayHold } from "../model/mayHold.ts";
import type { Seat } from "./seat.ts";
import type { World } from "./world.ts";
import { instantOf } from "../../../src/sync/stamp.ts";
import type { Made } from "../model/promises.ts";

/** A minute that a clock may be wrong, and what passes between writing and looking. */
const tolerated = 3 * 60_000;

/** What leaves for the first time is stamped no earlier than it was written: before it left, the server's time was asked for. */
function inTime({ seat, writtenAt, clockSet, change }: Made, at: string): void {
  const early = clockSet === seat.tablet.clockSet && instantOf(at) < writtenAt - tolerated;
  hold(!early, "what leaves a tablet is stamped when it was written, by the right time", () => [seat.name, at, writtenAt, change]);
}

export class Watch {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Acts leave a tablet: what has left before leaves as it was, unless the server said that it did not keep it. */
  sent(seat: Seat, acts: readonly Act[]): void {
    const { promises } = this.#world;
    for (const change of acts.flatMap(({ changes }) => changes)) {
      const made = promises.made.get(change.id) ?? this.#firstSeen(seat, change.id);
      follow(made, change);
      hold(made.seat === seat, "a change leaves from a tablet that did not make it", () => [seat.name, made.seat.name, change]);
      hold(made.sentAt === undefined || made.sentAt === change.at, "a change that was sent is final: its stamp moved", () => [
        made.sentAt,
        change,
      ]);
      if (!made.left) inTime(made, change.at);
      made.sentAt = change.at;
      made.left = true;
    }
  }

  /** The server has these now, whether or not anybody hears of it. */
  took(results: readonly ActResult[]): void {
    const { promises, now, server } = this.#world;
    for (const result of results) {
      if (result.outcome === "refused") continue;
      for (const { id } of result.changes) {
        const made = promises.made.get(id);
        if (made && made.taken?.restores !== server.restores) made.taken = { at: now, restores: server.restores };
      }
    }
  }

  /** A tablet is told what became of its acts. */
  answered(seat: Seat, results: readonly ActResult[]): void {
    const { promises, server } = this.#world;
    for (const result of results) {
      if (result.outcome !== "refused") {
        for (const { id } of result.changes) {
          const made = promises.made.get(id);
          if (made) made.told = { restores: server.restores };
        }
        continue;
      }
      this.#world.happened(`refused: ${result.code}`);
      for (const id of promises.acts.get(result.act) ?? []) {
        const made = promises.made.get(id);
        if (made?.seat !== seat) continue;
        delete made.told;
        if (result.code === "clock_ahead") delete made.sentAt;
      }
    }
  }

  /** An answer to a pull arrives: it holds nothing that this person may not read at that moment. */
  pulled(seat: Seat, person: string, answer: PullResponse, at: Instant): void {
    const { server, log } = this.#world;
    if (!answer.pages || answer.pages.length === 0) return;
    const may = mayHold(server, log, person, at);
    for (const { stream, records = [], changes = [] } of answer.pages) {
      if (records.length + changes.length === 0) continue;
      const held = may.get(stream);
      hold(held !== undefined, "a page of a stream this person may not read", () => ({ seat: seat.name, stream, may: [...may.keys()] }));
      if (held === "all") continue;
      const authors = this.#world.authors();
      const others = [...records.map(({ id, kind }) => ({ id, kind })), ...changes.map(({ record, kind }) => ({ id: record, kind }))];
      for (const { id, kind } of others) {
        const author = authors.get(`${stream}|${id}`);
        hold(kind === "redaction" || author === person, "a page of somebody else's records for who may read only their own", () => ({
          seat: seat.name,
          ...{ stream, id, kind, author },
        }));
      }
    }
  }

  #firstSeen(seat: Seat, id: string) {
    this.#world.look(seat);
    const made = this.#world.promises.made.get(id);
    hold(made !== undefined, "a change leaves a tablet on whose disk it never lay", () => [seat.name, id]);
    return made;
  }
}
