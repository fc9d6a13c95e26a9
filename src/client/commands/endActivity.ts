/** An activity that no longer happens: it is offered from today on no more, and what was recorded in it stays. */
import { streams } from "../../domain/streams.ts";
import { addDays } from "../../domain/time.ts";
import type { Commands, Outcome } from "../client.ts";
import { mayWriteHere } from "../queries/may.ts";
import { today, type CommandContext } from "./context.ts";

/** Its last day was yesterday; an activity that is taken up again has none. */
export async function endActivity(
  context: CommandContext,
  { class: named, activity, ends, seen }: Commands["endActivity"]["input"],
): Promise<Outcome> {
  const { store } = context;
  const stream = streams.class(named);
  if (!mayWriteHere(await store.access(), stream, "activity")) return { ok: false, code: "forbidden_kind" };
  const until = ends ? addDays(await today(context), -1) : null;
  await store.act([{ stream, kind: "activity", record: activity, fields: { until }, over: seen }]);
  return { ok: true, value: null };
}
