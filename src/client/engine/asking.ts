/** What queries are asked with. Those that need somebody signed in say `locked` without one. */
import type { DeviceStore } from "../../store/deviceStore.ts";
import type { Queries, QueryName } from "../client.ts";
import type { RunnerFacts } from "../exchange/runner.ts";
import type { Arriving } from "../people/arriving.ts";
import type { Reading } from "../queries/reading.ts";
import type { PageFacts } from "../worker/messages.ts";
import type { CardsInDispute } from "./cardsInDispute.ts";
import type { DeviceSettings } from "./deviceSettings.ts";
import type { Reach } from "./reach.ts";
import type { Session } from "./session.ts";

export interface Asking {
  device: DeviceStore;
  settings: DeviceSettings;
  estimate: () => Promise<{ used: number; quota: number } | null>;
  secure: boolean;
  page: PageFacts;
  session: Session | null;
  arriving: Arriving;
  reach: Reach;
  setUp: boolean | null;
  facts: RunnerFacts;
  disputes: CardsInDispute;
  /** A class is on screen. */
  opened: (named: string) => void;
}

/** One answer to a query, from what is there now. */
export type Read<N extends QueryName> = (asking: Asking, args: Queries[N]["args"]) => Promise<{ value: Queries[N]["value"] } | "locked">;

/** What is asked for is not on this tablet: moved away, or never here. The screen says so by the error's name. */
class NotHere extends Error {
  override name = "not_here";
}

/** A query over the store of whoever is signed in. A null answer says that what was asked for is not here. */
export function signedIn<N extends QueryName>(
  ask: (reading: Reading, args: Queries[N]["args"], asking: Asking, session: Session) => Promise<Queries[N]["value"] | null>,
): Read<N> {
  return async (asking, args) => {
    const { session } = asking;
    if (!session) return "locked";
    const { store, person, zone } = session;
    const { now } = await store.now();
    const value = await ask({ store, person, zone, now }, args, asking, session);
    if (value === null) throw new NotHere();
    return { value };
  };
}
