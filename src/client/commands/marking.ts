/** What is marked of a child and a day, and is no record of evidence: state, away, didn't join in, didn't happen. */
import { awayId, didntHappenId, didntHappenIds, notOfferedId, stateId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { Draft } from "../../store/draft.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import { mayWriteHere } from "../queries/may.ts";
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
export async function didntJoinIn(context: CommandContext, { pupil, activity, day, why }: Input<"didntJoinIn">): Promise<Outcome> {
  const record = notOfferedId(pupil, activity, day);
  const mark =
    why === null
      ? { removedAt: (await context.store.now()).now, removedWhy: "mistake" as const }
      : { why, removedAt: null, removedWhy: null };
  return say(context, { stream: streams.card(pupil), kind: "notOffered", record, fields: { pupil, activity, day, ...mark } });
}

/** One tap for everyone: the pool was closed, nobody was there to lead it. `null` takes it back. */
export async function didntHappen(context: CommandContext, input: Input<"didntHappen">): Promise<Outcome> {
  const { class: named, activity, start, why } = input;
  if (why === null) return happened(context, named, activity, start);
  const day = await today(context);
  return say(context, {
    stream: streams.class(named),
    kind: "didntHappen",
    record: didntHappenId(activity, day, start),
    fields: { activity, day, why, removedAt: null, removedWhy: null },
  });
}

/** It happens after all: what was said of this slot, and of the whole day, no longer stands, where this person may say so. */
export async function happened(context: CommandContext, named: string, activity: string, start?: number | null): Promise<Outcome> {
  const { store } = context;
  const stream = streams.class(named);
  if (!mayWriteHere(await store.access(), stream, "didntHappen")) return done;
  const day = await today(context);
  const ids = didntHappenIds(activity, day, start);
  const fields = { removedAt: (await store.now()).now, removedWhy: "mistake" as const };
  const stand = recordsOf(await store.records(stream, "didntHappen"), "didntHappen").filter(({ id }) => ids.includes(id));
  if (stand.length > 0) await store.act(stand.map(({ id: record }) => ({ stream, kind: "didntHappen", record, fields })));
  return done;
}
