/** Everything of the school that a list is compared with, as a leader's tablet holds it: removed records and erased children too. */
import { pupilOf, parseStream, streams } from "../../domain/streams.ts";
import type { KindName } from "../../domain/kinds.ts";
import { schoolHere, type GrantHere, type SchoolHere } from "../../exchange/list/here.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { keptOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { heldStreams } from "./reading.ts";

type Shown = Awaited<ReturnType<TabletStore["records"]>>;

function kept<K extends KindName>(records: Shown, kind: K): (RecordOf<K> & { removed: boolean })[] {
  return records.flatMap((record) => keptOf(record, kind) ?? []);
}

/** @param grants the roles given and ended, which only the server knows: what a list of staff is compared with */
export async function schoolKept(store: TabletStore, grants: readonly GrantHere[]): Promise<SchoolHere> {
  const cards = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "card");
  const pupils = [];
  for (const id of cards.flatMap((stream) => pupilOf(stream) ?? [])) {
    const [card, file] = await Promise.all([store.records(streams.card(id)), store.records(streams.file(id))]);
    pupils.push({
      id,
      pupil: kept(card, "pupil")[0],
      identity: kept(file, "identity")[0],
      memberships: kept(card, "membership"),
      analysisGroups: kept(file, "analysisGroup"),
      targets: kept(card, "target"),
      outcomes: kept(card, "outcome"),
      consents: kept(file, "consent"),
      pictureConsent: kept(card, "pictureConsent")[0],
    });
  }
  const school = await store.records(streams.school);
  const erased = new Set(recordsOf(await store.records(streams.leadership, "erasure"), "erasure").map(({ fields }) => fields.stream));
  return schoolHere(
    {
      ...{ classes: kept(school, "class"), frameworks: kept(school, "frameworkVersion"), policies: kept(school, "policy") },
      ...{ staff: kept(school, "staff"), pupils },
    },
    (pupil) => erased.has(streams.card(pupil)),
    { grants, hasLeft: () => false },
  );
}
