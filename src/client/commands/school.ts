/** Setting a school up: classes, pupils, targets, activities, what helps. Checked by the server against what everybody has done. */
import { myPageId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { Draft } from "../../store/draft.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import { today, type CommandContext } from "./context.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

/** Writes drafts as one act; nothing to say is nothing done. */
async function actAll({ store }: CommandContext, drafts: readonly Draft[]): Promise<void> {
  await store.actOn(() => Promise.resolve({ drafts, result: null }));
}

export async function addClass(context: CommandContext, { name, type, phase }: Input<"addClass">): Value<"addClass"> {
  const record = context.newId();
  const fields = { name, type, phase, site: null, pathway: null, from: await today(context), until: null };
  await context.store.act([{ stream: streams.school, kind: "class", record, fields }]);
  return { ok: true, value: { class: record } };
}

/** One act a pupil, so that one name the server cannot take does not keep the others out. */
export async function addPupils(context: CommandContext, { class: named, names }: Input<"addPupils">): Value<"addPupils"> {
  const from = await today(context);
  const pupils: string[] = [];
  for (const { firstName, lastName } of names) {
    const pupil = context.newId();
    const stream = streams.card(pupil);
    const membership = { pupil, of: "class" as const, value: named, from, until: null };
    await context.store.act([
      { stream, kind: "pupil", record: pupil, fields: { firstName, lastName, knownAs: null } },
      { stream, kind: "membership", record: context.newId(), fields: membership },
    ]);
    pupils.push(pupil);
  }
  return { ok: true, value: { pupils } };
}

/** One line one target, its wording kept to the letter: it may be legally agreed. */
export async function addTargets(context: CommandContext, { pupil, wordings }: Input<"addTargets">): Value<"addTargets"> {
  const stream = streams.card(pupil);
  const had = recordsOf(await context.store.records(stream, "target"), "target").length;
  const targets = wordings.map(() => context.newId());
  const drafts = wordings.flatMap((wording, at): Draft[] => {
    const target = targets[at] ?? context.newId();
    return [
      { stream, kind: "target", record: target, fields: { pupil, wording, order: had + at } },
      { stream, kind: "transition", record: context.newId(), fields: { pupil, target, after: null, to: "active", action: "start" } },
    ];
  });
  await actAll(context, drafts);
  return { ok: true, value: { targets } };
}

export async function addActivity(context: CommandContext, input: Input<"addActivity">): Value<"addActivity"> {
  const { class: named, name, place, camera } = input;
  const record = context.newId();
  const fields = { name, place, camera, areas: [], usualAdults: [], until: null };
  await context.store.act([{ stream: streams.class(named), kind: "activity", record, fields }]);
  return { ok: true, value: { activity: record } };
}

/** What helps in a line, and the pupil's own responses: those named stay or are added, the others are removed, restorably. */
export async function editCard(context: CommandContext, { pupil, helpsLine, chips }: Input<"editCard">): Promise<Outcome> {
  const stream = streams.card(pupil);
  const had = recordsOf(await context.store.records(stream, "chip"), "chip");
  const wanted = chips.map((chip) => chip.trim()).filter((chip) => chip !== "");
  const { now: removedAt } = await context.store.now();
  const gone = had.filter(({ fields }) => !wanted.includes(fields.label ?? ""));
  const added = wanted.filter((label) => !had.some(({ fields }) => fields.label === label));
  await actAll(context, [
    ...(helpsLine.trim() === ""
      ? []
      : [{ stream, kind: "myPage", record: myPageId(pupil), fields: { pupil, helpsLine: helpsLine.trim() } } satisfies Draft]),
    ...gone.map(({ id }): Draft => ({ stream, kind: "chip", record: id, fields: { removedAt, removedWhy: "mistake" } })),
    ...added.map((label): Draft => ({
      stream,
      kind: "chip",
      record: context.newId(),
      fields: { pupil, label, order: wanted.indexOf(label) },
    })),
  ]);
  return { ok: true, value: null };
}
