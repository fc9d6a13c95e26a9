/** A child's targets: pasted, worded, improved, and what is decided of each. */
import { streams, type StreamName } from "../../domain/streams.ts";
import { asksWhy, hasSuccessor, stateAfter } from "../../domain/targets/nextActions.ts";
import { lifeOf } from "../../domain/targetLife.ts";
import type { Fields } from "../../domain/kinds.ts";
import type { Draft } from "../../store/draft.ts";
import { maxChangesInAct } from "../../sync/change.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import { transitionsOf } from "../queries/targetRows.ts";
import type { PlanTarget, TargetFields } from "../views/pupil.ts";
import type { CommandContext } from "./context.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

/** A target is two changes, and an act has its cap: a list pasted from a whole plan is several acts. */
const targetsInAct = maxChangesInAct / 2;

/** One line one target, its wording kept to the letter: it may be legally agreed. A draft is not worked on yet. */
export async function addTargets(
  context: CommandContext,
  { pupil, targets, programmeOf = null, draft = false }: Input<"addTargets">,
): Promise<Outcome<{ targets: string[] }>> {
  const stream = streams.card(pupil);
  const had = await nextOrder(context, stream);
  const ids = targets.map(() => context.newId());
  const drafts = targets.map(({ wording, area, framework = null }, at): Draft[] => {
    const target = ids[at] ?? context.newId();
    const link = { ...linkOf({ framework, area, step: null }), ...(programmeOf === null ? {} : { programmeOf }) };
    const fields = { pupil, wording, ...link, order: had + at };
    return [{ stream, kind: "target", record: target, fields }, ...(draft ? [] : [begins(context, pupil, target)])];
  });
  for (let at = 0; at < drafts.length; at += targetsInAct) await context.store.act(drafts.slice(at, at + targetsInAct).flat());
  return { ok: true, value: { targets: ids } };
}

async function nextOrder({ store }: CommandContext, stream: StreamName): Promise<number> {
  const orders = recordsOf(await store.records(stream, "target"), "target").map(({ fields }) => fields.order ?? 0);
  return Math.max(-1, ...orders) + 1;
}

function begins({ newId }: CommandContext, pupil: string, target: string): Draft {
  const fields = { pupil, target, after: null, to: "active", action: "start" } as const;
  return { stream: streams.card(pupil), kind: "transition", record: newId(), fields };
}

/** A new target, or what was edited of one since it was seen. */
export async function saveTarget(
  context: CommandContext,
  { pupil, seen, now, draft = false }: Input<"saveTarget">,
): Promise<Outcome<{ target: string }>> {
  const stream = streams.card(pupil);
  const target = seen?.id ?? context.newId();
  if (seen) {
    const fields = edited(seen, now);
    if (Object.keys(fields).length > 0) await context.store.act([{ stream, kind: "target", record: target, fields, over: seen.seen }]);
    return { ok: true, value: { target } };
  }
  const fields = { pupil, ...said(now), order: await nextOrder(context, stream) };
  await context.store.act([{ stream, kind: "target", record: target, fields }, ...(draft ? [] : [begins(context, pupil, target)])]);
  return { ok: true, value: { target } };
}

const statement = ["wording", "cue", "behaviour", "help", "criterion", "contexts", "module"] as const;
const watchFor = ["counts", "doesntCount"] as const;

/** What a target says, without what nobody said of it. */
function said(now: TargetFields) {
  const { wording, outcome, programmeOf, counts, doesntCount, maintain, cue, behaviour, help, criterion, contexts, module } = now;
  return {
    wording,
    ...(cue ? { cue } : {}),
    ...(behaviour ? { behaviour } : {}),
    ...(help === undefined ? {} : { help }),
    ...(criterion === undefined ? {} : { criterion }),
    ...(contexts ? { contexts } : {}),
    ...(module === undefined ? {} : { module }),
    ...(counts === "" ? {} : { counts }),
    ...(doesntCount === "" ? {} : { doesntCount }),
    ...linkOf(now),
    ...(outcome === null ? {} : { outcome }),
    ...(programmeOf === null ? {} : { programmeOf }),
    ...(maintain ? { maintain } : {}),
  } satisfies Fields<"target">;
}

/** One statement: what is left out of it is taken away. */
function linkOf({
  framework,
  area,
  step,
}: Pick<TargetFields, "framework" | "area" | "step">): Pick<Fields<"target">, "framework" | "area" | "step"> {
  if (area === null) return {};
  return { ...(framework === null ? {} : { framework }), area, ...(step === null ? {} : { step }) };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Only the statements that changed, each whole: its fields were decided together. */
function edited(seen: PlanTarget, now: TargetFields): Fields<"target"> {
  const changed = (names: readonly (keyof TargetFields)[]) => names.some((name) => !same(seen[name], now[name]));
  const { wording, cue, behaviour, help, criterion, contexts, module, counts, doesntCount, outcome, programmeOf, maintain } = now;
  return {
    ...(changed(statement) ? { wording, ...defined({ cue, behaviour, contexts }), ...(help ? { help } : {}) } : {}),
    ...(changed(statement) && criterion ? { criterion } : {}),
    ...(changed(statement) && module !== undefined ? { module } : {}),
    ...(changed(watchFor) ? { counts, doesntCount } : {}),
    ...(changed(["area", "step"]) ? linkOf(now) : {}),
    ...(changed(["outcome"]) ? { outcome } : {}),
    ...(changed(["programmeOf"]) ? { programmeOf } : {}),
    ...(changed(["maintain"]) ? { maintain } : {}),
  };
}

/** Words that were taken away are said empty. */
const defined = ({ cue = "", behaviour = "", contexts = "" }: Pick<TargetFields, "cue" | "behaviour" | "contexts">) => ({
  cue,
  behaviour,
  contexts,
});

/**
 * What is decided of a target, as one act: its transition, and the successor with its own. Nothing is said of the activities the old
 * one was chosen for: they follow it (`withSuccessors`).
 */
export async function decideTarget(context: CommandContext, { pupil, target, action, why, next }: Input<"decideTarget">): Promise<Outcome> {
  const { store, newId } = context;
  const stream = streams.card(pupil);
  const old = recordOf(await store.record(stream, target), "target");
  if (!old) return { ok: false, code: "not_here" };
  const own = transitionsOf(await store.records(stream, "transition")).filter((one) => one.target === target);
  const successor = hasSuccessor(action) ? newId() : undefined;
  const because = asksWhy(action) && why.trim() !== "" ? { why: why.trim() } : {};
  const after = lifeOf(own).last?.id ?? null;
  const fields = { pupil, target, after, to: stateAfter(action), action, ...because, ...(successor === undefined ? {} : { successor }) };
  const drafts: Draft[] = [{ stream, kind: "transition", record: newId(), fields }];
  if (successor !== undefined) {
    const carried = action === "carryOver" || !next ? carriedOver(old.fields) : said(next);
    drafts.push({
      stream,
      kind: "target",
      record: successor,
      fields: { ...carried, pupil, successorOf: target, order: old.fields.order ?? 0 },
    });
    drafts.push(begins(context, pupil, successor));
  }
  await store.act(drafts);
  return { ok: true, value: null };
}

/** Everything the old one said, its framework's step too. */
function carriedOver({ successorOf: _before, ...fields }: NonNullable<ReturnType<typeof recordOf<"target">>>["fields"]) {
  return fields;
}
