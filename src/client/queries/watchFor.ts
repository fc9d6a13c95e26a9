/** What a child's pinned steps are chosen from: the banks of the frameworks the child works with, by strand and level. */
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { WatchForView } from "../views/pupil.ts";
import { pathwayIn, placesOn } from "./placesOn.ts";
import type { Reading } from "./reading.ts";
import { stepBank } from "./stepBank.ts";

export async function watchForQuery({ store, zone, now }: Reading, { pupil }: { pupil: string }): Promise<WatchForView> {
  const stream = streams.card(pupil);
  const [versions, pinned, memberships] = await Promise.all([
    store.records(streams.school, "frameworkVersion"),
    store.records(stream, "watchFor"),
    store.records(stream, "membership"),
  ]);
  const pins = recordsOf(pinned, "watchFor").sort((one, other) => (one.fields.order ?? 0) - (other.fields.order ?? 0));
  return {
    strands: stepBank(versions, pathwayIn(placesOn(memberships, dayOf(now, zone)))),
    pinned: pins.map(({ fields: { step = "", framework: of = "", strand = "", wording = "", counts = "", doesntCount = "" } }) => ({
      ...{ id: step, framework: of, strand, wording, counts, doesntCount },
    })),
  };
}
