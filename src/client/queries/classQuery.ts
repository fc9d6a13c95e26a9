/** The class screen: five rows a child, whatever lies behind them. */
import { caseload } from "../../domain/caseload.ts";
import type { Fields } from "../../domain/kinds.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { placeInYear } from "../../domain/year.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { ClassView, PupilCard } from "../views/classScreen.ts";
import { cardIds, cardOf } from "./card.ts";
import { cardsArrived } from "./cardsArrived.ts";
import { mayWithPupil, mayWriteHere } from "./may.ts";
import { membersOf } from "./membersOf.ts";
import { shownById, type Reading } from "./reading.ts";

/** The cards of a class or group today, in the order of their names, so that every child keeps their place. */
export async function cardsOf({ store, zone, now }: Reading, of: string): Promise<PupilCard[]> {
  const day = dayOf(now, zone);
  const access = await store.access();
  const pupils = await membersOf(store, of, day);
  const refs = pupils.flatMap((pupil) => cardIds(pupil, day).map((record) => ({ stream: streams.card(pupil), record })));
  const shown = await shownById(store, refs);
  return pupils
    .flatMap((pupil) => cardOf(pupil, shown, mayWithPupil(access, pupil, day), now, zone) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB") || (a.id < b.id ? -1 : 1));
}

/** What the school says of a class or group; a caseload is the access's, and has no last day of its own. */
async function placeNamed(store: TabletStore, id: string): Promise<Pick<Fields<"class">, "name" | "type" | "until"> | undefined> {
  if (id === caseload.id) return { name: caseload.name, type: "group", until: null };
  return recordOf(await store.record(streams.school, id), "class")?.fields;
}

export async function classQuery(reading: Reading, args: { class: string }): Promise<ClassView | null> {
  const { store, zone, now } = reading;
  const named = await placeNamed(store, args.class);
  if (!named) return null;
  const access = await store.access();
  const today = dayOf(now, zone);
  const years = recordsOf(await store.records(streams.school, "year"), "year");
  const place = placeInYear(
    today,
    years.flatMap(({ fields }) => fields.modules ?? []),
  );
  return {
    id: args.class,
    name: named.name ?? "",
    type: named.type ?? "class",
    today,
    module: place ? { number: place.module, week: place.week } : null,
    cards: await cardsOf(reading, args.class),
    allHere: typeof named.until === "string" ? cardsArrived(Object.keys(access?.streams ?? {}), (await store.holdings()).cursors) : null,
    may: { didntHappen: mayWriteHere(access, streams.class(args.class), "didntHappen") },
  };
}
