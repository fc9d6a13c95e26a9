/** Every named query: what it reads, and from whom. */
import { streams } from "../../domain/streams.ts";
import * as z from "zod/mini";
import type { QueryName } from "../client.ts";
import { activityView, takenOf } from "../queries/activityNow.ts";
import { classQuery } from "../queries/classQuery.ts";
import { deviceQuery } from "../queries/deviceQuery.ts";
import { groupQuery } from "../queries/groupQuery.ts";
import { logSheetQuery } from "../queries/logQuery.ts";
import { sessionQuery } from "../queries/peopleQueries.ts";
import { lastFiveQuery } from "../queries/recordQueries.ts";
import { rememberedQuery } from "../queries/remembered.ts";
import { rollQuery } from "../queries/roll.ts";
import { staffChoicesQuery } from "../queries/staffChoices.ts";
import { pillQuery } from "../queries/pillQuery.ts";
import { signedIn, type Read } from "./asking.ts";
import type { DeskQuery } from "./deskQueries.ts";
import type { PictureQuery } from "./pictureCommands.ts";
import { emptiedOf, tokenOf } from "./session.ts";

function ofPictures<N extends PictureQuery>(name: N): Read<N> {
  return async (asking, args) => (await import("./pictureCommands.ts")).pictureQueries[name](asking, args);
}

const inALesson: { [N in Exclude<QueryName, DeskQuery>]: Read<N> } = {
  device: async (asking) => ({ value: await deviceQuery(asking) }),
  session: signedIn<"session">(async (reading, _args, _asking, { displayName, store }) => {
    const last = z.string().safeParse(await store.settings.get("lastClass"));
    const [token, emptied, { offset: clockOffset }] = [await tokenOf(store), await emptiedOf(store), await store.now()];
    const signedIn = token !== null;
    return sessionQuery(reading, { displayName, signedIn, emptied, lastClass: last.success ? last.data : null, clockOffset });
  }),
  remembered: signedIn<"remembered">((reading) => rememberedQuery(reading)),
  class: signedIn<"class">(classQuery),
  // Asked of the class on screen alone; the cards of several may be asked for at once.
  activity: signedIn<"activity">(async ({ store, zone, now }, args, { opened }) => {
    opened(args.class);
    return activityView(await store.records(streams.class(args.class)), await takenOf(store, args.class), now, zone);
  }),
  logSheet: signedIn<"logSheet">(logSheetQuery),
  group: signedIn<"group">(groupQuery),
  pictureRule: ofPictures("pictureRule"),
  portrait: ofPictures("portrait"),
  roll: signedIn<"roll">((reading) => rollQuery(reading)),
  lastFive: signedIn<"lastFive">(lastFiveQuery),
  staffChoices: signedIn<"staffChoices">(staffChoicesQuery),
  pill: signedIn<"pill">((reading, _args, { facts, disputes }) => pillQuery(reading, facts, disputes.total)),
};

/** A query by its name. Those of the desk are loaded with the first of them. */
export async function queryNamed<N extends QueryName>(name: N): Promise<Read<N>> {
  const here: { [K in QueryName]?: Read<K> } = inALesson;
  const found = here[name] ?? (await atTheDesk())[name];
  if (!found) throw new TypeError(name);
  return found;
}

async function atTheDesk(): Promise<{ [K in QueryName]?: Read<K> }> {
  return (await import("./deskQueries.ts")).deskQueries;
}
