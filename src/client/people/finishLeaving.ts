/** What a tablet that somebody has left is still to do, at once or at its next start. */
import type { EngineDeps } from "../engine/deps.ts";
import type { DeviceSettings } from "../engine/deviceSettings.ts";

interface Tablet {
  deps: Pick<EngineDeps, "device" | "deleteStore">;
  settings: DeviceSettings;
}

/**
 * Deletes what is left of somebody who has left: their key first, so that what cannot be deleted yet opens for nobody. While
 * their database is there nothing of theirs opens: what it would hold goes with it.
 */
export async function finishLeaving({ deps, settings }: Tablet, person: string): Promise<void> {
  if (!(await settings.leaving()).includes(person)) return;
  await settings.changeKeys(person, () => undefined);
  await deps.device.forget(person);
  await settings.setTile(person, null);
  await deps.deleteStore(person);
  await settings.setLeaving(person, false);
}
