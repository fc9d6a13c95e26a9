/** A child's evidence as the rules of a profile take it, and the names of where it was seen. */
import type { Standing } from "../../domain/profile/opportunities.ts";
import type { SaidPair } from "../../domain/pairs.ts";
import { parseStream, streams } from "../../domain/streams.ts";
import type { OwnAccess } from "../../sync/protocol.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { EvidenceHeld } from "../views/profile.ts";
import { heldStreams, shownById } from "./reading.ts";

/** Observations that stand, with when they were seen. */
export function standingOf(records: readonly MergedRecord[]): Standing[] {
  return recordsOf(records, "observation").flatMap(({ id, fields }) =>
    fields.observedAt === undefined ? [] : [{ id, observedAt: fields.observedAt, fields }],
  );
}

/** What people said of pairs in these years. */
export async function saidPairs(store: TabletStore, pupil: string, years: readonly string[]): Promise<SaidPair[]> {
  const found = await Promise.all(years.map((year) => store.records(streams.evidence(pupil, year), "pair")));
  return recordsOf(found.flat(), "pair").map(({ fields: { observations = [], joined = true } }) => ({ observations, joined }));
}

/** Where each record was seen, as people call it: its own place, or that of its activity, or the activity itself. */
export async function placesOf(store: TabletStore, records: readonly Standing[]): Promise<(record: Standing) => string | null> {
  const classes = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "class");
  const ids = [...new Set(records.flatMap(({ fields }) => fields.activity ?? []))];
  const found = await shownById(
    store,
    ids.flatMap((record) => classes.map((stream) => ({ stream, record }))),
  );
  const activities = new Map(recordsOf([...found.values()], "activity").map(({ id, fields }) => [id, fields]));
  return ({ fields: { place, activity } }) => {
    const named = activities.get(activity ?? "");
    return place ?? named?.place ?? named?.name ?? null;
  };
}

/** How much of a child's evidence of a year this person holds. */
export function heldOf(access: OwnAccess | undefined, pupil: string, year: string): EvidenceHeld {
  const kept = access?.streams[streams.evidence(pupil, year)]?.read;
  return kept === "all" || kept === "own" ? kept : "none";
}
