import type { TabletTold } from "../sync/tabletMessages.ts";
import { andList, counted } from "./lists.ts";

/** What waits on an iPad, as it last said: whose, and how much. Null when nothing does. */
export function waitingSaid({ people }: TabletTold): string | null {
  const some = people.filter(({ waiting }) => waiting > 0);
  return some.length === 0
    ? null
    : andList(some.map(({ displayName, waiting }) => `${counted(waiting, "record", "records")} of ${displayName}`));
}

/** What becomes of an iPad that is reported lost: said before it is. */
export function lossSaid(tablet: TabletTold): string {
  const waits = waitingSaid(tablet);
  const unsent =
    waits === null ? "It last said that everything on it had been sent." : `It last said that it had not sent ${waits}: that will be lost.`;
  return `Nobody can use it from now on. When it is next switched on with Wi-Fi, it deletes what opens the records on it, and then the records. What had reached the school stays. ${unsent}`;
}

/** What is done on a new iPad, step by step. */
export const addingSteps: readonly string[] = [
  "Point the new iPad’s camera at this square, and tap what it shows.",
  "In Safari: Share, then Add to Home Screen.",
  "Open Small Steps from there, and sign in once where there is Wi-Fi.",
  "It is in this list then. Tap it here to give it a name, such as “Oak 3”.",
];

/** Whether another machine can be on the way to this address: not when it means the machine itself. */
export function reachesOthers(address: string): boolean {
  return !["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}
