/** A person's data key as it lies on the tablet, wrapped twice. */
import * as z from "zod/mini";
import { StoreFailure } from "../../store/failure.ts";
import type { DeviceSettings } from "../engine/deviceSettings.ts";
import { pinWrapping } from "./pinWrapping.ts";
import { rescueWrapping } from "./rescue.ts";

const keptKeys = z.object({
  /** Null after too many wrong PINs. */
  pin: z.nullable(pinWrapping),
  /** Wrong PINs in a row. */
  wrong: z.number(),
  rescue: rescueWrapping,
});
export type KeptKeys = z.infer<typeof keptKeys>;

function read(kept: unknown): KeptKeys | null {
  if (kept === undefined) return null;
  const found = keptKeys.safeParse(kept);
  if (!found.success) throw new StoreFailure("newerData");
  return found.data;
}

/**
 * Null when this tablet has no key of theirs: their rows, if there are any, open for nobody.
 * @throws StoreFailure `newerData` when it has one that this app cannot read: it must not be taken for none
 */
export async function keysOf(settings: DeviceSettings, person: string): Promise<KeptKeys | null> {
  return read(await settings.keys(person));
}

/**
 * Keeps what becomes of somebody's keys, if they have any here then. What another tab has kept meanwhile is changed and not written
 * over: a wrong PIN counted there stays counted, and a wrapping that is gone stays gone.
 */
export function changeKeys(settings: DeviceSettings, person: string, next: (kept: KeptKeys) => KeptKeys): Promise<void> {
  return settings.changeKeys(person, (had) => {
    const kept = read(had);
    return kept ? next(kept) : undefined;
  });
}
