import { parseStream } from "../../domain/streams.ts";
import { heldStreams } from "./reading.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { holdsOn, type Day } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";

/** Every membership of the pupils on this tablet: a few rows a child, however much has been recorded. */
export async function memberships(store: TabletStore): Promise<MergedRecord[]> {
  const cards = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "card");
  return (await Promise.all(cards.map((stream) => store.records(stream, "membership")))).flat();
}

/** The pupils of a class or group on a day, by their memberships. */
export function membersOf(memberships: readonly MergedRecord[], of: string, day: Day): string[] {
  const pupils = recordsOf(memberships, "membership").flatMap(({ fields }) =>
    fields.value === of &&
    fields.pupil !== undefined &&
    fields.from !== undefined &&
    holdsOn({ from: fields.from, until: fields.until }, day)
      ? [fields.pupil]
      : [],
  );
  return [...new Set(pupils)];
}
