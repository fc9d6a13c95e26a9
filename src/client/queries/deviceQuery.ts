/** What the tablet says of itself before anybody has signed in. */
import type { DeviceStore } from "../../store/deviceStore.ts";
import type { DeviceSettings } from "../engine/deviceSettings.ts";
import type { Session } from "../engine/session.ts";
import type { DeviceView, PersonTile } from "../views/people.ts";
import type { PageFacts } from "../worker/messages.ts";

/** From here on the tablet says that it is nearly full. */
const nearlyFull = 0.8;

export interface DeviceFacts {
  device: DeviceStore;
  settings: DeviceSettings;
  estimate: () => Promise<{ used: number; quota: number } | null>;
  secure: boolean;
  page: PageFacts;
  session: Session | null;
  /** A database is held by another tab's older app, or was taken over by a newer one. */
  lost: "blocked" | "superseded" | null;
  /** Whether the server has a school; null until it has said. */
  setUp: boolean | null;
}

/** The one thing that stands in the way, the worst first. */
function problemOf({ secure, lost, session, setUp, page }: DeviceFacts, people: readonly PersonTile[]): DeviceView["problem"] {
  if (!secure) return "insecure";
  if (lost) return lost === "blocked" ? "blockedUpgrade" : "reloadNeeded";
  if (session) return null;
  if (people.some(({ cleared }) => cleared)) return "emptied";
  if (people.length > 0) return null;
  if (setUp === false) return "notSetUp";
  return page.usedBefore ? "emptied" : null;
}

export async function deviceQuery(facts: DeviceFacts): Promise<DeviceView> {
  const { device, settings, estimate, page, session } = facts;
  const people = await Promise.all(
    (await device.people()).map(async ({ person, displayName }): Promise<PersonTile> => {
      const { role, waiting, cleared } = await settings.tile(person);
      // What was cleared waits no longer.
      return { id: person, displayName, role, waiting: cleared ? 0 : waiting, cleared };
    }),
  );
  const room = await estimate();
  return {
    school: (await settings.school())?.name ?? null,
    people,
    farewell: await settings.farewell(),
    current: session?.person ?? null,
    problem: problemOf(facts, people),
    installed: page.installed,
    persistent: page.persistent,
    storage: room ? { ...room, nearlyFull: room.used >= room.quota * nearlyFull } : null,
    updateReady: page.updateReady,
  };
}
