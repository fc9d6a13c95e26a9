/**
 * A child's profile this year: engagement strips, the ladders with the evidence beside it, and the targets whose journeys can be
 * opened. Of the evidence only engagement is read, as that is what the strips show; of all else, plans and summaries.
 */
import { stripsOf } from "../../domain/profile/strips.ts";
import { streams } from "../../domain/streams.ts";
import { engagementTopic } from "../../domain/summary.ts";
import { academicYearOf, dayOf } from "../../domain/time.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { ProfileView } from "../views/profile.ts";
import { judgedInForce } from "./judgedInForce.ts";
import { laddersView, pointsOf } from "./ladder.ts";
import { namesOf } from "./names.ts";
import { pathwayIn, placesOn } from "./placesOn.ts";
import { profileTargets } from "./profileTargets.ts";
import type { Reading } from "./reading.ts";
import { heldOf, placesOf, saidPairs, standingOf } from "./standing.ts";

export async function profileQuery({ store, zone, now }: Reading, { pupil }: { pupil: string }): Promise<ProfileView | null> {
  const card = streams.card(pupil);
  if (!recordOf(await store.record(card, pupil), "pupil")) return null;
  const today = dayOf(now, zone);
  const year = academicYearOf(today);
  const from = `${year.slice(0, 4)}-08-01`;
  const access = await store.access();
  const [seen, said, frameworks, years, targets, transitions, memberships, [summary]] = await Promise.all([
    store.observationsOf(pupil, engagementTopic, from),
    saidPairs(store, pupil, [year]),
    store.records(streams.school, "frameworkVersion"),
    store.records(streams.school, "year"),
    store.records(card, "target"),
    store.records(card, "transition"),
    store.records(card, "membership"),
    store.summaries([pupil]),
  ]);
  const judgements =
    access?.streams[streams.file(pupil)]?.read === "all" ? await judgedInForce({ store }, pupil, memberships, pointsOf(years)) : null;
  const records = standingOf(seen);
  const placeOf = await placesOf(store, records);
  const engagement = recordsOf(frameworks, "frameworkVersion").filter(({ fields }) => fields.framework === engagementTopic);
  const areas = engagement.sort((one, other) => (other.fields.version ?? 0) - (one.fields.version ?? 0))[0]?.fields.areas ?? [];
  const strips = stripsOf({ records, said, areas: areas.map(({ id }) => id), zone, placeOf });
  const modules = recordsOf(years, "year").find(({ fields }) => fields.year === year)?.fields.modules ?? [];
  return {
    year,
    from: modules[0]?.from ?? from,
    until: today,
    held: heldOf(access, pupil, year),
    modules,
    strips: strips.map((strip) => {
      const area = areas.find(({ id }) => id === strip.area);
      return { ...strip, name: area?.name ?? strip.area, prompt: area?.prompt ?? null };
    }),
    ladders: laddersView({ frameworks, pathway: pathwayIn(placesOn(memberships, today)), years, targets, summary, judgements, today }),
    targets: profileTargets(targets, transitions, namesOf(frameworks), summary).filter(({ state }) => state !== "draft"),
  };
}
