/** What a child's pinned steps are chosen from: the bank of the framework the child is on, by strand and level. */
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { WatchForView } from "../views/pupil.ts";
import { pathwayIn, placesOn } from "./placesOn.ts";
import type { Reading } from "./reading.ts";

export async function watchForQuery({ store, zone, now }: Reading, { pupil }: { pupil: string }): Promise<WatchForView> {
  const stream = streams.card(pupil);
  const [versions, pinned, memberships] = await Promise.all([
    store.records(streams.school, "frameworkVersion"),
    store.records(stream, "watchFor"),
    store.records(stream, "membership"),
  ]);
  const own = pathwayIn(placesOn(memberships, dayOf(now, zone)));
  const version = recordsOf(versions, "frameworkVersion")
    .filter(({ fields }) => fields.framework === own)
    .reduce<ReturnType<typeof recordsOf<"frameworkVersion">>[number] | undefined>(
      (latest, one) => (latest && (latest.fields.version ?? 0) >= (one.fields.version ?? 0) ? latest : one),
      undefined,
    );
  const { framework = "", areas = [], scale = [], steps = [] } = version?.fields ?? {};
  const strands = areas.flatMap((area) => (area.strands.length === 0 ? [{ id: area.id, name: area.name }] : area.strands));
  const pins = recordsOf(pinned, "watchFor").sort((one, other) => (one.fields.order ?? 0) - (other.fields.order ?? 0));
  return {
    strands: strands.map(({ id, name }) => ({
      id,
      name,
      levels: scale.flatMap((level) => {
        const here = steps.filter((one) => one.strand === id && one.level === level.id);
        return here.length === 0
          ? []
          : [
              {
                name: level.name,
                steps: here.map(({ id: step, strand, step: wording, counts, doesntCount }) => ({
                  ...{ id: step, framework, strand, wording, counts, doesntCount },
                })),
              },
            ];
      }),
    })),
    pinned: pins.map(({ fields: { step = "", framework: of = "", strand = "", wording = "", counts = "", doesntCount = "" } }) => ({
      ...{ id: step, framework: of, strand, wording, counts, doesntCount },
    })),
  };
}
