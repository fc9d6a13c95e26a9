/** What the tablet says of itself before anybody has signed in. */
import { tileName } from "../../domain/pebble.ts";
import type { DeviceStore } from "../../store/deviceStore.ts";
import type { DeviceSettings } from "../engine/deviceSettings.ts";
import type { Reach } from "../engine/reach.ts";
import type { Session } from "../engine/session.ts";
import type { Arriving } from "../people/arriving.ts";
import type { ArrivingView, DeviceView, PersonTile } from "../views/people.ts";
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
  arriving: Arriving;
  reach: Reach;
  /** Whether the server has a school; null until it has said. */
  setUp: boolean | null;
}

/** The one thing that stands in the way, the worst first. */
function problemOf(
  { secure, reach, session, setUp, page }: DeviceFacts,
  { people, school }: Pick<DeviceView, "people" | "school">,
): DeviceView["problem"] {
  if (!secure) return "insecure";
  if (reach.out) return reach.out === "blocked" ? "blockedUpgrade" : "reloadNeeded";
  if (session) return null;
  if (people.some(({ cleared }) => cleared)) return "emptied";
  if (people.length > 0) return null;
  if (setUp === false) return "notSetUp";
  // A tablet that everybody has left still knows its school.
  return page.usedBefore && school === null ? "emptied" : null;
}

/** What the tablet's own database remembers. */
async function remembered({ device, settings }: DeviceFacts): Promise<Pick<DeviceView, "school" | "people" | "farewell" | "revoked">> {
  const told = (await device.people()).map(async ({ person, tileName }): Promise<PersonTile> => {
    const { role, waiting, cleared } = await settings.tile(person);
    // What was cleared waits no longer.
    return { id: person, name: tileName, role, waiting: cleared ? 0 : waiting, cleared };
  });
  // All at once: of a memory that cannot be read each of them fails, and each has to be heard.
  const [people, school, farewell, revoked] = await Promise.all([
    Promise.all(told),
    settings.school(),
    settings.farewell(),
    settings.revoked(),
  ]);
  return { people, school: school?.name ?? null, farewell, revoked };
}

/** Who is on their way in: without the key and the session that wait with them. */
function onTheWay({ now }: Arriving): ArrivingView | null {
  return now && { person: now.person, name: tileName(now.displayName), next: now.next, why: now.why, unsent: now.unsent };
}

/** Answers whatever the disk does: what is wrong with it must be said while it cannot be read. */
export async function deviceQuery(facts: DeviceFacts): Promise<DeviceView> {
  const { estimate, page, session, secure, reach, arriving } = facts;
  const kept = secure ? await reach.within(() => remembered(facts)) : null;
  const { people, school, farewell, revoked } = kept ?? { people: [], school: null, farewell: null, revoked: false };
  // A plain address has no such question to ask, and a browser may refuse the answer.
  const room = secure ? await estimate().catch(() => null) : null;
  return {
    school,
    people,
    farewell,
    revoked,
    current: session?.person ?? null,
    arriving: onTheWay(arriving),
    problem: problemOf(facts, { people, school }),
    installed: page.installed,
    persistent: page.persistent,
    storage: room ? { ...room, nearlyFull: room.used >= room.quota * nearlyFull } : null,
    updateReady: page.updateReady,
  };
}
