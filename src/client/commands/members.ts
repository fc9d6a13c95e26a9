/** Who is in a class or a group: children who are at the school already come in or go, from today. */
import { streams } from "../../domain/streams.ts";
import { addDays, type Day } from "../../domain/time.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { Draft } from "../../store/draft.ts";
import type { Commands, Outcome } from "../client.ts";
import { placesOn } from "../queries/placesOn.ts";
import { today, type CommandContext } from "./context.ts";

/**
 * Ends a child's memberships of a kind that hold today: they were in it until yesterday; who came today was put there by mistake,
 * and has never been in it.
 * @param place only of this class or group; of whichever there is, when left out
 */
export async function endings(
  { store }: CommandContext,
  pupil: string,
  of: "class" | "group" | "pathway",
  day: Day,
  place?: string,
): Promise<Draft[]> {
  const stream = streams.card(pupil);
  const { now } = await store.now();
  return placesOn(await store.records(stream, "membership"), day)
    .filter(({ fields }) => fields.of === of && (place === undefined || fields.value === place))
    .map(({ id: record, fields: { from = day } }) => {
      const fields = from < day ? { from, until: addDays(day, -1) } : { removedAt: now, removedWhy: "mistake" as const };
      return { stream, kind: "membership", record, fields };
    });
}

/** One act a child, so that one whom the server cannot take does not keep the others out. Whoever comes into a class leaves their own. */
export async function changeMembers(
  context: CommandContext,
  { place, of, add, end }: Commands["changeMembers"]["input"],
): Promise<Outcome> {
  const { store, newId } = context;
  const from = await today(context);
  // Who is in a group is in it no longer than it lasts: it gives access as a class does.
  const until = recordOf(await store.record(streams.school, place), "class")?.fields.until ?? null;
  for (const pupil of end) {
    const drafts = await endings(context, pupil, of, from, place);
    if (drafts.length > 0) await store.act(drafts);
  }
  for (const pupil of add) {
    const left = of === "class" ? await endings(context, pupil, of, from) : [];
    const fields = { pupil, of, value: place, from, until };
    await store.act([...left, { stream: streams.card(pupil), kind: "membership", record: newId(), fields }]);
  }
  return { ok: true, value: null };
}
