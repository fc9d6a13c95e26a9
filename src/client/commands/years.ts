/** The school year: the next begun from the one before it, its modules moved, and the days nobody comes. */
import { exampleClosures, exampleModules } from "../../domain/exampleYear.ts";
import { faultOfClosure, faultOfModules, followedBy, nextYearLike, type YearShape } from "../../domain/schoolYear.ts";
import { streams } from "../../domain/streams.ts";
import { dataPointsOf } from "../../domain/year.ts";
import type { Draft } from "../../store/draft.ts";
import type { Commands, Outcome } from "../client.ts";
import { mayWriteHere } from "../queries/may.ts";
import { begunYears, shapeOf, toBeginOn } from "../queries/years.ts";
import { today, type CommandContext } from "./context.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
const stream = streams.school;

async function mayEdit({ store }: CommandContext): Promise<boolean> {
  return mayWriteHere(await store.access(), stream, "year");
}

/** The year in the shape of the one it begins from, moved on once for each year between; without one, as such years usually are. */
async function shapeFor({ store }: CommandContext, { year, from }: { year: string; from: string }): Promise<YearShape> {
  let shape = await shapeOf(store, from);
  while (shape && shape.year < year) shape = nextYearLike(shape);
  return shape ?? { year, modules: exampleModules(year), closures: exampleClosures(year) };
}

/** Two people who begin one year on two iPads make the same records, so that it is there once. */
export async function beginYear(context: CommandContext, { year }: Input<"beginYear">): Promise<Outcome> {
  if (!(await mayEdit(context))) return { ok: false, code: "forbidden_kind" };
  const begun = await begunYears(context.store);
  if (begun.has(year)) return { ok: false, code: "conflict" };
  const toBegin = toBeginOn(await today(context), begun);
  if (toBegin?.year !== year) return { ok: false, code: "invalid_change" };
  const { modules, closures } = await shapeFor(context, toBegin);
  const fields = { year, modules: [...modules], dataPoints: dataPointsOf(year, modules) };
  await context.store.act([
    { stream, kind: "year", record: `year-${year}`, fields },
    ...closures.map(({ name, from, until }, at): Draft => ({
      ...{ stream, kind: "closure", record: `closure-${year}-${at + 1}` },
      fields: { name, from, until },
    })),
  ]);
  return { ok: true, value: null };
}

/** Says the modules' days, and moves the data points that are at their ends. */
export async function saveModules(context: CommandContext, { year, modules, seen }: Input<"saveModules">): Promise<Outcome> {
  if (!(await mayEdit(context))) return { ok: false, code: "forbidden_kind" };
  const kept = (await begunYears(context.store)).get(year);
  if (!kept) return { ok: false, code: "not_here" };
  if (faultOfModules(year, modules) !== null) return { ok: false, code: "invalid_change" };
  const { modules: before = [], dataPoints: points = [] } = kept.fields;
  const dataPoints = followedBy(points, before, modules);
  const follow = JSON.stringify(dataPoints) === JSON.stringify(points) ? {} : { dataPoints };
  await context.store.act([{ stream, kind: "year", record: kept.id, fields: { modules, ...follow }, over: seen }]);
  return { ok: true, value: null };
}

export async function saveClosure(context: CommandContext, { closure, year, fields, seen }: Input<"saveClosure">): Promise<Outcome> {
  if (!(await mayEdit(context))) return { ok: false, code: "forbidden_kind" };
  if (faultOfClosure(year, fields) !== null) return { ok: false, code: "invalid_change" };
  const said = { ...fields, name: fields.name.trim() };
  const record = closure ?? context.newId();
  await context.store.act([{ stream, kind: "closure", record, fields: said, ...(closure === null ? {} : { over: seen }) }]);
  return { ok: true, value: null };
}

/** Restorably, like everything that is removed. */
export async function removeClosure(context: CommandContext, { closure, seen }: Input<"removeClosure">): Promise<Outcome> {
  if (!(await mayEdit(context))) return { ok: false, code: "forbidden_kind" };
  const fields = { removedAt: (await context.store.now()).now, removedWhy: "mistake" } as const;
  await context.store.act([{ stream, kind: "closure", record: closure, fields, over: seen }]);
  return { ok: true, value: null };
}
