import type { DeviceView } from "../../client/views/people.ts";

export type Notice = "updateReady" | "nearlyFull" | "notInstalled" | "notPersistent";

/**
 * What is to be said of the tablet, one line each: that it is nearly full; that nothing keeps what is stored here, for as long
 * as that is so; and a new version, at a calm moment, whatever else stands.
 */
export function noticesOf(device: DeviceView, calm: boolean): Notice[] {
  const notices: Notice[] = device.storage?.nearlyFull ? ["nearlyFull"] : [];
  if (!device.installed) notices.push("notInstalled");
  else if (device.persistent === false) notices.push("notPersistent");
  if (device.updateReady && calm) notices.push("updateReady");
  return notices;
}
