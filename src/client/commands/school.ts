/** Setting a school up: its classes, pupils and their targets. */
import { streams } from "../../domain/streams.ts";
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
