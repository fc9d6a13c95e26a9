/** One target's own journey, from every record of it that is here; read when somebody opens it. */
import { journeyOf } from "../../domain/profile/journey.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, dayOf } from "../../domain/time.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { JourneyView } from "../views/profile.ts";
import { namesOf, seenByName } from "./names.ts";
import { profileTargets } from "./profileTargets.ts";
import type { Reading } from "./reading.ts";
import { placesOf, saidPairs, standingOf } from "./standing.ts";

export async function journeyQuery(
  { store, person, zone }: Reading,
  { pupil, target }: { pupil: string; target: string },
): Promise<JourneyView | null> {
  const card = streams.card(pupil);
  const [found, transitions, seen, frameworks, staff, years, [summary]] = await Promise.all([
    store.record(card, target),
    store.records(card, "transition"),
    store.observationsOf(pupil, target, ""),
    store.records(streams.school, "frameworkVersion"),
    store.records(streams.school, "staff"),
    store.records(streams.school, "year"),
    store.summaries([pupil]),
  ]);
  const known = recordOf(found, "target");
  if (!found || !known) return null;
  const records = standingOf(seen);
  const inYears = [...new Set(records.map(({ observedAt }) => academicYearOf(dayOf(observedAt, zone))))];
  const [said, placeOf] = [await saidPairs(store, pupil, inYears), await placesOf(store, records)];
  const names = namesOf([...staff, ...frameworks]);
  const [shown] = profileTargets([found], transitions, names, summary);
  if (!shown) return null;
  const journey = journeyOf({
    ...{ records, said, planned: known.fields.help, zone },
    modules: recordsOf(years, "year").flatMap(({ fields }) => fields.modules ?? []),
    named: (record) => ({
      place: placeOf(record),
      person: seenByName(record.fields.seenBy, names, person).name,
      materials: record.fields.materials ?? null,
    }),
  });
  return { ...journey, target: shown, planned: known.fields.help ?? null };
}
