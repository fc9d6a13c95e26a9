/** Every named query: what it reads, and from whom. Those that need somebody signed in say `locked` without one. */
import { streams } from "../../domain/streams.ts";
import * as z from "zod/mini";
import type { DeviceStore } from "../../store/deviceStore.ts";
import type { Queries, QueryName } from "../client.ts";
import type { RunnerFacts } from "../exchange/runner.ts";
import { activityView, takenOf } from "../queries/activityNow.ts";
import { classQuery } from "../queries/classQuery.ts";
import { deviceQuery } from "../queries/deviceQuery.ts";
import { groupQuery } from "../queries/groupQuery.ts";
import { logSheetQuery } from "../queries/logQuery.ts";
import { sessionQuery } from "../queries/peopleQueries.ts";
import type { Reading } from "../queries/reading.ts";
import { lastFiveQuery } from "../queries/recordQueries.ts";
import { rememberedQuery } from "../queries/remembered.ts";
import { rollQuery } from "../queries/roll.ts";
import { classSetUpQuery, pupilSetUpQuery } from "../queries/setUpQueries.ts";
import { staffChoicesQuery } from "../queries/staffChoices.ts";
import { pillQuery, syncQuery } from "../queries/syncQuery.ts";
import type { PageFacts } from "../worker/messages.ts";
import type { CardsInDispute } from "./cardsInDispute.ts";
import type { DeviceSettings } from "./deviceSettings.ts";
import type { Reach } from "./reach.ts";
import { emptiedOf, tokenOf, type Session } from "./session.ts";

export interface Asking {
  device: DeviceStore;
  settings: DeviceSettings;
  estimate: () => Promise<{ used: number; quota: number } | null>;
  secure: boolean;
  page: PageFacts;
  session: Session | null;
  reach: Reach;
  setUp: boolean | null;
  facts: RunnerFacts;
  disputes: CardsInDispute;
  /** A class is on screen. */
  opened: (named: string) => void;
}

type Read<N extends QueryName> = (asking: Asking, args: Queries[N]["args"]) => Promise<{ value: Queries[N]["value"] } | "locked">;

/** What is asked for is not on this tablet: moved away, or never here. The screen says so by the error's name. */
class NotHere extends Error {
  override name = "not_here";
}

/** A query over the store of whoever is signed in. A null answer says that what was asked for is not here. */
function signedIn<N extends QueryName>(
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

export const queries: { [N in QueryName]: Read<N> } = {
  device: async (asking) => ({ value: await deviceQuery(asking) }),
  session: signedIn<"session">(async (reading, _args, _asking, { displayName, store }) => {
    const last = z.string().safeParse(await store.settings.get("lastClass"));
    const [token, emptied, { offset: clockOffset }] = [await tokenOf(store), await emptiedOf(store), await store.now()];
    const signedIn = token !== null;
    return sessionQuery(reading, { displayName, signedIn, emptied, lastClass: last.success ? last.data : null, clockOffset });
  }),
  remembered: signedIn<"remembered">((reading) => rememberedQuery(reading)),
  class: signedIn<"class">((reading, args, { opened }) => {
    opened(args.class);
    return classQuery(reading, args);
  }),
  activity: signedIn<"activity">(async ({ store, zone, now }, args) =>
    activityView(await store.records(streams.class(args.class)), await takenOf(store, args.class), now, zone),
  ),
  logSheet: signedIn<"logSheet">(logSheetQuery),
  group: signedIn<"group">(groupQuery),
  roll: signedIn<"roll">((reading) => rollQuery(reading)),
  lastFive: signedIn<"lastFive">(lastFiveQuery),
  staffChoices: signedIn<"staffChoices">(staffChoicesQuery),
  pupilSetUp: signedIn<"pupilSetUp">(pupilSetUpQuery),
  classSetUp: signedIn<"classSetUp">(classSetUpQuery),
  pill: signedIn<"pill">((reading, _args, { facts, disputes }) => pillQuery(reading, facts, disputes.total)),
  sync: signedIn<"sync">(async (reading, _args, { facts, disputes }) => syncQuery(reading, facts, await disputes.cards())),
};
