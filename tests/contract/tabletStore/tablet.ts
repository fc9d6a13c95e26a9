/** A tablet of the tests: a real store, with a clock and ids that are held still. */
import type { Box, Codec, Place } from "../../../src/store/codec.ts";
import type { StoreDeps } from "../../../src/store/core.ts";
import { openTabletStore, type TabletStore } from "../../../src/store/tabletStore.ts";
import type { Tables } from "../../../src/store/tables.ts";
import { Random } from "../../sim/random.ts";
import { textOn, type Platform, type TestDisk } from "./platform.ts";

/** Tuesday 3 November 2026, 10:40 in London. */
export const start = Date.UTC(2026, 10, 3, 10, 40);
export const minutes = 60_000;

export interface Tablet {
  store: TabletStore;
  tables: Tables;
  fresh: boolean;
  /** This tablet's clock. */
  clock: { now: number };
  newId: () => string;
  /** The same disk opened once more: after the app died, or in another tab. */
  again: (deps?: Partial<StoreDeps>) => Promise<Tablet>;
  /** Everything on its disk. */
  text: () => Promise<string>;
  /** A row's box as this tablet would write it. */
  seal: (place: Place, value: unknown) => Promise<Box>;
}

async function open(person: string, seed: number, disk: TestDisk, codec: Codec, deps: Partial<StoreDeps>, now: number): Promise<Tablet> {
  const tables = deps.tables ?? disk.open();
  const random = new Random(seed);
  const clock = { now };
  const newId = () => random.uuid7(clock.now);
  const { store, fresh } = await openTabletStore({
    codec,
    person,
    zone: "Europe/London",
    now: () => clock.now,
    newId,
    newReplica: () => random.letters(16),
    ...deps,
    tables,
  });
  const again = (more: Partial<StoreDeps> = {}) => open(person, random.int(1e9), disk, codec, more, clock.now);
  return { store, tables, fresh, clock, newId, again, text: () => textOn(tables, codec), seal: (place, value) => codec.seal(place, value) };
}

/** Makes tablets on one platform, each with a disk of its own. */
export function tabletsOn(platform: Platform) {
  let made = 0;
  return async (person = "bo", deps: Partial<StoreDeps> = {}): Promise<Tablet> => {
    made += 1;
    return open(person, made, platform.newDisk(), await platform.newCodec(), deps, start);
  };
}
export type MakeTablet = ReturnType<typeof tabletsOn>;
