/** After every step: the log says what was written by who wrote it, whole acts of it, and all that it ever said it has. */
import { bodyText } from "../../../src/sync/body.ts";
import type { NumberedChange } from "../../../src/sync/change.ts";
import { hold } from "../broken.ts";
import { placesSaid } from "../model/covered.ts";
import type { World } from "../world/world.ts";

export function checkServer(world: World): void {
  const { changes, stamps } = world.log.news();
  for (const change of changes) {
    if (!isTablets(change)) continue;
    hold(stamps.get(change.at) === change.id, "no two changes in the log have one stamp", () => [change, stamps.get(change.at)]);
  }
  for (const change of changes) asWritten(world, change);
  if (changes.some(({ kind }) => kind === "membership")) oneClassEach(world);
  for (const act of new Set(changes.map((change) => change.act))) whole(world, act);
  if (changes.length > 0 || world.dice.chance(0.1)) allThatWasTaken(world);
  const left = world.log.inErased();
  hold(left.length === 0, "an erased stream holds nothing", () => left);
  for (const stream of world.erased) {
    hold(!world.log.begun().has(stream), "a stream that was erased stays erased", () => stream);
  }
}

/** Made on a tablet, not by the server in somebody's name. */
function isTablets({ replica }: NumberedChange): boolean {
  return !replica.startsWith("server") && !replica.startsWith("ledger");
}

function asWritten(world: World, change: NumberedChange): void {
  if (!isTablets(change)) return;
  const made = world.promises.made.get(change.id);
  hold(made !== undefined, "the log holds only what somebody wrote", () => change);
  hold(made.change.by === change.by && made.seat.person === change.by, "a change in the log is by who made it", () => [
    change,
    made.seat.name,
  ]);
  if (change.redacted) return;
  const { seq: _seq, late: _late, ...said } = change;
  hold(bodyText(said) === bodyText(made.change), "a change in the log says what was written", () => [change, made.change]);
}

/** A pupil is in one class at a time, and once in a group. */
function oneClassEach(world: World): void {
  const places = placesSaid(world.log);
  for (const one of places) {
    const beside = places.filter(
      (other) =>
        other !== one &&
        other.pupil === one.pupil &&
        other.of === one.of &&
        (one.of === "class" || other.value === one.value) &&
        other.from <= (one.until ?? "~") &&
        one.from <= (other.until ?? "~"),
    );
    hold(beside.length === 0, "a pupil is in one class at a time", () => [one, beside]);
  }
}

function whole(world: World, act: string): void {
  const ids = world.promises.acts.get(act) ?? [];
  const missing = ids.filter((id) => {
    const made = world.promises.made.get(id);
    return made !== undefined && made.gone === undefined && !world.log.holds(id) && !world.erased.has(made.change.stream);
  });
  hold(missing.length === 0, "an act is in the log whole or not at all", () => ({
    missing,
    act: ids.map((id) => world.promises.made.get(id)?.change),
  }));
}

function allThatWasTaken(world: World): void {
  for (const [id, { taken, gone, change, disk, seat }] of world.promises.made) {
    if (!taken || world.log.holds(id) || world.erased.has(change.stream)) continue;
    if (taken.restores === world.server.restores || gone === "letGo") {
      hold(false, "what the server took, it has", () => ({ change, taken, gone, seat: seat.name, disk }));
    }
  }
}
