/** Setting a school up: its classes, pupils and their targets. */
import { streams } from "../../domain/streams.ts";
import { addDays, holdsOn } from "../../domain/time.ts";
import type { Draft } from "../../store/draft.ts";
import { maxChangesInAct } from "../../sync/change.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import { today, type CommandContext } from "./context.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

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

/**
 * Children who are there already come into a group from today, or were in it until yesterday; who came today was put there by
 * mistake, and has never been in it. One act a child, as when they are added.
 */
export async function changeGroup(context: CommandContext, { group, add, end }: Input<"changeGroup">): Value<"changeGroup"> {
  const { store, newId } = context;
  const from = await today(context);
  const here = recordsOf(await store.roll(group), "membership");
  for (const { stream, id: record, fields } of here) {
    const { pupil = "", from: since = from, until } = fields;
    if (!end.includes(pupil) || !holdsOn({ from: since, until }, from)) continue;
    const ended =
      since < from ? { from: since, until: addDays(from, -1) } : { removedAt: (await store.now()).now, removedWhy: "mistake" as const };
    await store.act([{ stream, kind: "membership", record, fields: ended }]);
  }
  for (const pupil of add) {
    const fields = { pupil, of: "group" as const, value: group, from, until: null };
    await store.act([{ stream: streams.card(pupil), kind: "membership", record: newId(), fields }]);
  }
  return { ok: true, value: null };
}

/** A target is two changes, and an act has its cap: a list pasted from a whole plan is several acts. */
const targetsInAct = maxChangesInAct / 2;

/** One line one target, its wording kept to the letter: it may be legally agreed. */
export async function addTargets(context: CommandContext, { pupil, wordings }: Input<"addTargets">): Value<"addTargets"> {
  const stream = streams.card(pupil);
  const had = recordsOf(await context.store.records(stream, "target"), "target").length;
  const targets = wordings.map(() => context.newId());
  const drafts = wordings.map((wording, at): Draft[] => {
    const target = targets[at] ?? context.newId();
    return [
      { stream, kind: "target", record: target, fields: { pupil, wording, order: had + at } },
      { stream, kind: "transition", record: context.newId(), fields: { pupil, target, after: null, to: "active", action: "start" } },
    ];
  });
  for (let at = 0; at < drafts.length; at += targetsInAct) await context.store.act(drafts.slice(at, at + targetsInAct).flat());
  return { ok: true, value: { targets } };
}
