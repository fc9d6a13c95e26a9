/** Who a pupil is, put right: their name and year, the pathway they are on, and that they have left. */
import type { Fields } from "../../domain/kinds.ts";
import { streams } from "../../domain/streams.ts";
import { holdsOn, type Day } from "../../domain/time.ts";
import type { Draft } from "../../store/draft.ts";
import { keptOf, recordOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import { today, type CommandContext } from "./context.ts";
import { endings } from "./members.ts";

/** Says what is otherwise than it stands. A name is one statement, whole. */
export async function saveDetails({ store }: CommandContext, { pupil, now, seen }: Commands["saveDetails"]["input"]): Promise<Outcome> {
  const stream = streams.card(pupil);
  const kept = recordOf(await store.record(stream, pupil), "pupil");
  if (!kept) return { ok: false, code: "not_here" };
  const { firstName, lastName, knownAs, yearGroup } = now;
  if (firstName.trim() === "" || lastName.trim() === "") return { ok: false, code: "invalid_change" };
  const had = kept.fields;
  const named = firstName === had.firstName && lastName === had.lastName && knownAs === (had.knownAs ?? null);
  const fields = { ...(named ? {} : { firstName, lastName, knownAs }), ...(yearGroup === (had.yearGroup ?? null) ? {} : { yearGroup }) };
  if (Object.keys(fields).length > 0) await store.act([{ stream, kind: "pupil", record: pupil, fields, over: seen }]);
  return { ok: true, value: null };
}

/** From today; the pathway before it ended yesterday, or was put there by mistake today. */
export async function choosePathway(context: CommandContext, { pupil, pathway }: Commands["choosePathway"]["input"]): Promise<Outcome> {
  const from = await today(context);
  const drafts = await endings(context, pupil, "pathway", from);
  const fields = { pupil, of: "pathway" as const, value: pathway ?? "", from, until: null };
  const begins: Draft[] = pathway === null ? [] : [{ stream: streams.card(pupil), kind: "membership", record: context.newId(), fields }];
  if (drafts.length + begins.length > 0) await context.store.act([...drafts, ...begins]);
  return { ok: true, value: null };
}

/** From their last day they are in no class or group, and with that nobody's to open there; a leader may say that they came back. */
export async function hasLeftSchool(context: CommandContext, { pupil, leftOn }: Commands["hasLeftSchool"]["input"]): Promise<Outcome> {
  const { store } = context;
  const stream = streams.card(pupil);
  const kept = recordOf(await store.record(stream, pupil), "pupil");
  if (!kept) return { ok: false, code: "not_here" };
  const was = kept.fields.leftOn ?? null;
  const day = await today(context);
  if (leftOn !== null && leftOn > day) return { ok: false, code: "invalid_change" };
  const places = leftOn === null ? await placesAgain(context, pupil, was, day) : await placesEnding(context, pupil, leftOn);
  await store.act([{ stream, kind: "pupil", record: pupil, fields: { leftOn } }, ...places]);
  return { ok: true, value: null };
}

async function placesOf({ store }: CommandContext, pupil: string) {
  return (await store.records(streams.card(pupil), "membership")).flatMap((record) => keptOf(record, "membership") ?? []);
}

const place = (pupil: string, record: string, fields: Fields<"membership">): Draft => ({
  ...{ stream: streams.card(pupil), kind: "membership", record, fields },
});

async function placesEnding(context: CommandContext, pupil: string, last: Day): Promise<Draft[]> {
  const { now } = await context.store.now();
  return (await placesOf(context, pupil)).flatMap(({ id, removed, fields: { from = "", until = null } }): Draft[] => {
    if (removed || (until !== null && until <= last)) return [];
    return [place(pupil, id, from > last ? { removedAt: now, removedWhy: "left" } : { from, until: last })];
  });
}

/** What ended with their last day goes on: where there is a place that they would have come to after it, that one. */
async function placesAgain(context: CommandContext, pupil: string, last: Day | null, day: Day): Promise<Draft[]> {
  const { store } = context;
  const all = await placesOf(context, pupil);
  const later = all.filter(({ removed, fields }) => removed && fields.removedWhy === "left");
  const drafts = await Promise.all(
    all.map(async ({ id, removed, fields: { of, value, from = "", until = null } }): Promise<Draft[]> => {
      if (removed || last === null || until !== last) return [];
      if (of !== "group") return later.some(({ fields }) => fields.of === of) ? [] : [place(pupil, id, { from, until: null })];
      const group = recordOf(await store.record(streams.school, value ?? ""), "class");
      const lasts = group?.fields.until ?? null;
      return group && holdsOn({ from: "", until: lasts }, day) ? [place(pupil, id, { from, until: lasts })] : [];
    }),
  );
  return [...drafts.flat(), ...later.map(({ id }) => place(pupil, id, { removedAt: null, removedWhy: null }))];
}
