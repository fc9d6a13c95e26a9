/** What we saw this week: of each child of a class what was written, what they did, and what was new. Only the week itself is read. */
import type { Fields } from "../../domain/kinds.ts";
import { pairsOf, type Pairable } from "../../domain/pairs.ts";
import { awayId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, addDays, dayOf, holdsOn, type Day } from "../../domain/time.ts";
import { mondayOf } from "../../domain/year.ts";
import { keptOf, recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { RecordView } from "../views/classScreen.ts";
import type { WeekChild, WeekItem, WeekTalk, WeekView } from "../views/paper.ts";
import { cardsOf } from "./classQuery.ts";
import { firstOf, type First } from "./firsts.ts";
import { shownById, type Reading } from "./reading.ts";
import { recordContext } from "./recordQueries.ts";
import { recordView, type RecordContext } from "./recordView.ts";

interface Told {
  view: RecordView;
  fields: Fields<"observation">;
  day: Day;
}

const hardStates: readonly RecordView["state"][] = ["distressed", "uncomfortable", "afterSeizure", "asleep"];

/** @param weeksAgo 0 is this week, up to today */
export async function weekQuery(reading: Reading, { class: named, weeksAgo }: { class: string; weeksAgo: number }): Promise<WeekView> {
  const { store, zone, now } = reading;
  const today = dayOf(now, zone);
  const monday = addDays(mondayOf(today), -7 * weeksAgo);
  const friday = addDays(monday, 4);
  const on = today < friday ? today : friday;
  const cards = await cardsOf(reading, named);
  // A tablet's clock may be a little behind that of whoever wrote.
  const until = weeksAgo === 0 ? addDays(today, 1) : addDays(monday, 6);
  const seen = await Promise.all(cards.map(({ id }) => store.observations(id, monday, until)));
  const [context, access, away] = await Promise.all([
    recordContext(reading, seen.flat()),
    store.access(),
    awayAllWeek(
      reading,
      cards.map(({ id }) => id),
      { monday, on },
    ),
  ]);
  const told = seen.map((records) =>
    records.flatMap((record): Told[] => {
      const view = recordView(record, !record.waiting, context);
      const fields = keptOf(record, "observation")?.fields;
      return view && fields ? [{ view, fields, day: dayOf(view.observedAt, zone) }] : [];
    }),
  );
  const reads = cards.map(({ id }) => access?.streams[streams.evidence(id, academicYearOf(today))]?.read);
  return {
    on,
    held: reads.includes("all") ? "all" : reads.includes("own") ? "own" : "none",
    children: await Promise.all(
      cards.map(async ({ id, name }, at): Promise<WeekChild> => {
        const week = told[at] ?? [];
        const firsts = await firstsOf(reading, { pupil: id, before: monday }, week);
        const items = [...week.flatMap(itemOf), ...firsts.flatMap((first) => firstItem(first, week, context))];
        return { id, name, away: away.has(id), items: items.sort((one, other) => (one.day < other.day ? 1 : -1)) };
      }),
    ),
    talk: (await Promise.all(cards.map(({ id, name }, at) => talkOf(reading, { id, name }, told[at] ?? [])))).flat(),
  };
}

/** Who was away on every school day of the week until now. */
async function awayAllWeek({ store }: Reading, pupils: readonly string[], { monday, on }: { monday: Day; on: Day }): Promise<Set<string>> {
  const closures = recordsOf(await store.records(streams.school, "closure"), "closure").map(({ fields }) => fields);
  const closed = (day: Day) => closures.some(({ from = "", until }) => holdsOn({ from, until: until ?? from }, day));
  const days = [0, 1, 2, 3, 4].map((add) => addDays(monday, add)).filter((day) => day <= on && !closed(day));
  const shown = await shownById(
    store,
    pupils.flatMap((pupil) => days.map((day) => ({ stream: streams.card(pupil), record: awayId(pupil, day) }))),
  );
  const allDay = (pupil: string, day: Day) => {
    const said = recordOf(shown.get(awayId(pupil, day)), "away")?.fields;
    return said?.away === true && (said.half ?? "day") === "day";
  };
  return new Set(days.length === 0 ? [] : pupils.filter((pupil) => days.every((day) => allDay(pupil, day))));
}

/** Words before all; what the child did where nobody wrote any. */
function itemOf({ view, fields, day }: Told): WeekItem[] {
  const { id, words, chips, how, state, target } = view;
  const hard = how.went === "notYet" || how.went === "declined" || hardStates.includes(state);
  const home = fields.seenBy !== undefined && "role" in fields.seenBy && fields.seenBy.role === "home";
  if (words !== null && words.trim() !== "")
    return [{ id, day, type: "words", words: words.trim(), about: target?.wording ?? null, home, hard }];
  const did = chips.filter((chip) => chip !== "");
  return did.length === 0 ? [] : [{ id, day, type: "did", chips: did, stimulus: fields.stimulus ?? null, hard }];
}

async function firstsOf(reading: Reading, asked: { pupil: string; before: Day }, week: readonly Told[]): Promise<First[]> {
  const tried = new Map<string, Fields<"observation">[]>();
  for (const { fields } of week)
    if (fields.kind === "target" && fields.target !== undefined && fields.state !== "asleep")
      tried.set(fields.target, [...(tried.get(fields.target) ?? []), fields]);
  const found = await Promise.all([...tried].map(([target, seen]) => firstOf(reading, { ...asked, target }, seen)));
  return found.filter((first) => first !== null);
}

function firstItem({ target, first, id }: First, week: readonly Told[], { names, related }: RecordContext): WeekItem[] {
  const mine = week.filter(({ fields }) => fields.target === target);
  const name = first === "person" ? (names.staff.get(id)?.split(" ")[0] ?? "") : (recordOf(related.get(id), "activity")?.fields.name ?? "");
  const wording = mine[0]?.view.target?.wording ?? "";
  // Whose name has not arrived here yet is not told of.
  if (wording === "" || (first !== "onOwn" && name === "")) return [];
  return [{ id: `first ${target}`, day: mine.at(-1)?.day ?? "", type: "first", first, name, wording }];
}

/** Moments two adults saw and tell otherwise. */
async function talkOf(
  { store, zone, now }: Reading,
  { id, name }: { id: string; name: string },
  week: readonly Told[],
): Promise<WeekTalk[]> {
  const pairable = week.flatMap(({ view, fields: { target, step, went, seenBy, precision, observedAt } }): Pairable[] =>
    observedAt === undefined || went === undefined ? [] : [{ id: view.id, target, step, went, seenBy, precision, observedAt }],
  );
  if (pairable.length < 2) return [];
  const said = recordsOf(await store.records(streams.evidence(id, academicYearOf(dayOf(now, zone))), "pair"), "pair");
  const pairs = pairsOf(
    pairable,
    said.map(({ fields: { observations = [], joined = true } }) => ({ observations, joined })),
  );
  return pairs.flatMap(({ records: [one, other], agree }) => {
    const [first, second] = [one, other].map((record) => week.find(({ view }) => view.id === record));
    const [saw, sawToo] = [first?.fields.went, second?.fields.went];
    if (agree || !first?.view.target || saw === undefined || sawToo === undefined) return [];
    return [{ id: `${one} ${other}`, name, day: first.day, wording: first.view.target.wording, went: [saw, sawToo] }];
  });
}
