/** What stands already, as a tap that may join it finds it: inside the unit of work that writes the tap. */
import type { Seen } from "../../domain/summary.ts";
import { dayOf } from "../../domain/time.ts";
import type { ActView } from "../../store/acting.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import type { CommandContext } from "./context.ts";
import { evidenceKept, type Shaped } from "./observation.ts";

/** The latest record of a topic here, on the day that is being written: what another tap may be one more of. */
export async function latestHere(
  { zone }: CommandContext,
  view: ActView,
  pupil: string,
  topic: string,
  shaped: Shaped,
): Promise<Seen | undefined> {
  const seen = await view.seen(pupil, topic, dayOf(shaped.observedAt, zone));
  return seen.filter(({ activity }) => activity === (shaped.activity ?? null)).at(-1);
}

/** A record of a pupil by its id, whichever day and year it is filed under. */
export async function keptRecord(
  { zone }: CommandContext,
  view: ActView,
  pupil: string,
  id: string,
): Promise<RecordOf<"observation"> | undefined> {
  const { now } = await view.now();
  const found = evidenceKept(pupil, now, zone).map(async (stream) => recordOf(await view.record(stream, id), "observation"));
  return (await Promise.all(found)).find((one) => one !== undefined);
}
