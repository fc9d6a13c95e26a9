/** Outcomes, strategies, support, programmes, the year's plan and my page: records of a child's card that a person words and removes. */
import { myPageId, planId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { Draft } from "../../store/draft.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";

/** The kinds of which a child has many, in an order of the plan. */
const ordered = ["outcome", "strategy"] as const;

/** A new record, or what was edited of one since it was seen. */
export async function saveOnCard(
  context: CommandContext,
  { pupil, said, record, seen }: Commands["saveOnCard"]["input"],
): Promise<Outcome<{ record: string }>> {
  const { store, newId } = context;
  const stream = streams.card(pupil);
  const one = said.kind === "myPage" ? myPageId(pupil) : said.kind === "plan" ? planId(pupil, said.fields.year ?? "") : null;
  const id = record ?? one ?? newId();
  const there = await store.record(stream, id);
  const place = there === undefined ? await placeOf(context, pupil, said.kind) : {};
  const fields = { ...(there === undefined ? { pupil } : {}), ...place, ...withoutFixed(said.fields, there !== undefined) };
  if (Object.keys(fields).length === 0) return { ok: true, value: { record: id } };
  const draft = { stream, kind: said.kind, record: id, fields, ...(there === undefined ? {} : { over: seen }) } as const;
  await store.act([draft satisfies Draft]);
  return { ok: true, value: { record: id } };
}

/** A plan says its year once. */
function withoutFixed<F extends object>(fields: F, there: boolean): Omit<F, "year"> | F {
  if (!there || !("year" in fields)) return fields;
  const { year: _year, ...others } = fields;
  return others;
}

async function placeOf({ store }: CommandContext, pupil: string, kind: string): Promise<{ order?: number }> {
  const named = ordered.find((one) => one === kind);
  if (!named) return {};
  const orders = recordsOf(await store.records(streams.card(pupil), named), named).map(({ fields }) => fields.order ?? 0);
  return { order: Math.max(-1, ...orders) + 1 };
}

/** Removed, restorably: what was written about it stays. */
export async function removeOnCard(
  { store }: CommandContext,
  { pupil, kind, record, seen }: Commands["removeOnCard"]["input"],
): Promise<Outcome> {
  const fields = { removedAt: (await store.now()).now, removedWhy: "mistake" } as const;
  await store.act([{ stream: streams.card(pupil), kind, record, fields, over: seen }]);
  return { ok: true, value: null };
}

/** One act: that it took place, and when it is looked at next. What was not changed about that day is not said again. */
export async function reviewProgramme(
  { store, newId }: CommandContext,
  { pupil, programme, review, next, seen }: Commands["reviewProgramme"]["input"],
): Promise<Outcome> {
  const stream = streams.card(pupil);
  const known = recordOf(await store.record(stream, programme), "programme");
  if (!known) return { ok: false, code: "not_here" };
  const reviewed: Draft = { stream, kind: "programmeReview", record: newId(), fields: { ...review, pupil, programme } };
  const moved = (known.fields.reviewOn ?? null) !== next;
  const drafts: Draft[] = moved ? [{ stream, kind: "programme", record: programme, fields: { reviewOn: next }, over: seen }] : [];
  await store.act([reviewed, ...drafts]);
  return { ok: true, value: null };
}
