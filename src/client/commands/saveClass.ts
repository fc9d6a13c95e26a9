/** A class or a group put right: its name, its phase, and its last day, which a group's children have too. */
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import type { Draft } from "../../store/draft.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";

/** Says what is otherwise than it stands, and nothing else, as one act. */
export async function saveClass(context: CommandContext, { class: id, now, seen }: Commands["saveClass"]["input"]): Promise<Outcome> {
  const { store } = context;
  const kept = recordOf(await store.record(streams.school, id), "class");
  if (!kept) return { ok: false, code: "not_here" };
  const { name, phase = null, type, from = "", until = null } = kept.fields;
  if (now.name.trim() === "" || (now.until !== null && now.until < from)) return { ok: false, code: "invalid_change" };
  const fields = {
    ...(now.name === name ? {} : { name: now.name }),
    ...(now.phase === phase ? {} : { phase: now.phase }),
    ...(now.until === until ? {} : { from, until: now.until }),
  };
  if (Object.keys(fields).length === 0) return { ok: true, value: null };
  const members = type === "group" && now.until !== until ? await membersUntil(context, id, until, now.until) : [];
  await store.act([{ stream: streams.school, kind: "class", record: id, fields, over: seen }, ...members]);
  return { ok: true, value: null };
}

/** Who was in it as long as it lasted is so still, and nobody for longer: a group gives access as a class does. */
async function membersUntil({ store }: CommandContext, group: string, was: Day | null, last: Day | null): Promise<Draft[]> {
  const { now } = await store.now();
  return recordsOf(await store.roll(group), "membership").flatMap(
    ({ id: record, stream, fields: { from = "", until = null } }): Draft[] => {
      const tooLong = last !== null && (until === null || until > last);
      if (until !== was && !tooLong) return [];
      const fields = last !== null && from > last ? { removedAt: now, removedWhy: "mistake" as const } : { from, until: last };
      return [{ stream, kind: "membership", record, fields }];
    },
  );
}
