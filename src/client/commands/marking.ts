/** What is marked of a child and a day, and is no record of evidence: state, away, didn't join in, didn't happen. */
import { awayId, didntHappenId, notOfferedId, stateId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { Draft } from "../../store/draft.ts";
import type { Commands, Outcome } from "../client.ts";
import { today, type CommandContext } from "./context.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

const done: Outcome = { ok: true, value: null };

async function say(context: CommandContext, draft: Draft): Promise<Outcome> {
  await context.store.act([draft]);
  return done;
}

export async function setState(context: CommandContext, { pupil, state }: Input<"setState">): Promise<Outcome> {
  const { now: since } = await context.store.now();
  return say(context, { stream: streams.card(pupil), kind: "state", record: stateId(pupil), fields: { pupil, state, since } });
}

export async function setAway(context: CommandContext, { pupil, away, why, half }: Input<"setAway">): Promise<Outcome> {
  const day = await today(context);
  const fields = { pupil, day, away, why, half, told: null };
  return say(context, { stream: streams.card(pupil), kind: "away", record: awayId(pupil, day), fields });
}

/** Belongs to pupil and activity. `null` takes it back. */
export async function didntJoinIn(context: CommandContext, { pupil, activity, why }: Input<"didntJoinIn">): Promise<Outcome> {
  const day = await today(context);
  const record = notOfferedId(pupil, activity, day);
  const mark =
    why === null
      ? { removedAt: (await context.store.now()).now, removedWhy: "mistake" as const }
      : { why, removedAt: null, removedWhy: null };
  return say(context, { stream: streams.card(pupil), kind: "notOffered", record, fields: { pupil, activity, day, ...mark } });
}

/** One tap for everyone: the pool was closed, nobody was there to lead it. */
export async function didntHappen(context: CommandContext, input: Input<"didntHappen">): Promise<Outcome> {
  const day = await today(context);
  const { class: named, activity, why } = input;
  return say(context, {
    stream: streams.class(named),
    kind: "didntHappen",
    record: didntHappenId(activity, day),
    fields: { activity, day, why },
  });
}
