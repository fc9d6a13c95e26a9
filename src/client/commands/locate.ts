import { parseStream } from "../../domain/streams.ts";
import { recordKey } from "../../store/keys.ts";
import type { Shown } from "../../store/reading.ts";
import { heldStreams } from "../queries/reading.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import type { CommandContext } from "./context.ts";

/** A record by its id alone: among the person's latest first, then in the evidence this tablet holds. */
export async function locate({ store }: Pick<CommandContext, "store">, id: string): Promise<Shown | undefined> {
  const recent = (await store.recent()).find(({ record }) => record.id === id);
  if (recent) return recent.record;
  const evidence = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "evidence");
  const [found] = await store.recordsByKey(evidence.map((stream) => recordKey(stream, id)));
  return found;
}

/** The same for an observation that stands. */
export async function observationNamed(context: CommandContext, id: string): Promise<RecordOf<"observation"> | undefined> {
  return recordOf(await locate(context, id), "observation");
}
