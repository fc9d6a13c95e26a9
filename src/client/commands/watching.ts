/** The three to five steps of a framework that are watched for in a child. */
import { watchForId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { DraftOf } from "../../store/draft.ts";
import { keptOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";

/** One act: what is watched for from now on, with its words as they stand in the framework; what is not named is let go. */
export async function watchFor({ store }: CommandContext, { pupil, steps }: Commands["watchFor"]["input"]): Promise<Outcome> {
  const stream = streams.card(pupil);
  const { now } = await store.now();
  const there = (await store.records(stream, "watchFor")).flatMap((record) => keptOf(record, "watchFor") ?? []);
  const chosen = steps.flatMap(({ id: step, ...words }, order): DraftOf<"watchFor">[] => {
    const was = there.find(({ fields }) => fields.step === step);
    if (was && !was.removed && was.fields.order === order) return [];
    const again = was ? { removedAt: null, removedWhy: null } : { pupil, step };
    return [{ stream, kind: "watchFor", record: watchForId(pupil, step), fields: { ...again, ...words, order } }];
  });
  const letGo = there
    .filter(({ removed, fields }) => !removed && !steps.some(({ id }) => id === fields.step))
    .map(({ id: record }): DraftOf<"watchFor"> => ({
      stream,
      kind: "watchFor",
      record,
      fields: { removedAt: now, removedWhy: "mistake" },
    }));
  const drafts = [...chosen, ...letGo];
  if (drafts.length > 0) await store.act(drafts);
  return { ok: true, value: null };
}
