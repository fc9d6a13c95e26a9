/** The school's years as its leaders keep them: this one and the next. */
import { closuresOf, yearAfter, type YearShape } from "../../domain/schoolYear.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, dayOf, type Day } from "../../domain/time.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import type { ClosureShown, YearShown, YearsView } from "../views/years.ts";
import { mayWriteHere } from "./may.ts";
import type { Reading } from "./reading.ts";
import { seenIn } from "./seenIn.ts";

/** By its name, each year that somebody has begun. */
export async function begunYears(store: TabletStore): Promise<Map<string, RecordOf<"year">>> {
  const years = recordsOf(await store.records(streams.school, "year"), "year");
  return new Map(years.flatMap((one) => (one.fields.year !== undefined && one.fields.modules?.length ? [[one.fields.year, one]] : [])));
}

/** Closures with their days, in order. */
async function closuresIn(store: TabletStore): Promise<ClosureShown[]> {
  const records = await store.records(streams.school, "closure");
  const seen = seenIn(records);
  return recordsOf(records, "closure")
    .flatMap(({ id, fields: { name = "", from, until } }): ClosureShown[] =>
      from === undefined || until === undefined ? [] : [{ id, name, from, until, seen: seen[id] ?? {} }],
    )
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** A year's shape as it is kept; undefined where it has not been begun. */
export async function shapeOf(store: TabletStore, year: string): Promise<YearShape | undefined> {
  const modules = (await begunYears(store)).get(year)?.fields.modules;
  return modules && { year, modules, closures: closuresOf(year, await closuresIn(store)) };
}

/** The year that can be begun on a day, this one before the next, and the latest begun one before it, which gives it its shape. */
export function toBeginOn(today: Day, begun: ReadonlyMap<string, unknown>): YearsView["toBegin"] {
  const thisYear = academicYearOf(today);
  const year = [thisYear, yearAfter(thisYear)].find((one) => !begun.has(one));
  const from = [...begun.keys()]
    .filter((one) => year !== undefined && one < year)
    .sort()
    .at(-1);
  return year === undefined ? null : { year, from: from ?? year };
}

export async function yearsQuery({ store, zone, now }: Reading): Promise<YearsView> {
  const today = dayOf(now, zone);
  const thisYear = academicYearOf(today);
  const [begun, closures, access] = await Promise.all([begunYears(store), closuresIn(store), store.access()]);
  const seen = seenIn(await store.records(streams.school, "year"));
  const toBegin = toBeginOn(today, begun);
  return {
    mayEdit: mayWriteHere(access, streams.school, "year"),
    years: [thisYear, yearAfter(thisYear)].map((year): YearShown => {
      const kept = begun.get(year);
      const modules = [...(kept?.fields.modules ?? [])];
      return {
        ...{ year, begun: kept !== undefined, modules, closures: closuresOf(year, closures) },
        seen: seen[kept?.id ?? ""] ?? {},
      };
    }),
    toBegin,
    late: toBegin !== null && (toBegin.year === thisYear || (today.slice(5) >= "06-01" && today.slice(5) < "08-01")),
  };
}
