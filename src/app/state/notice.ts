import type { DeviceView } from "../../client/views/people.ts";

export type Notice = "updateReady" | "nearlyFull" | "notInstalled" | "notPersistent";

/** The one standing notice to show: what can lose work comes first, and a new version waits for a calm moment. */
export function noticeOf(device: DeviceView, calm: boolean): Notice | null {
  if (device.storage?.nearlyFull) return "nearlyFull";
  if (!device.installed) return "notInstalled";
  if (device.persistent === false) return "notPersistent";
  return device.updateReady && calm ? "updateReady" : null;
}
