/** The observations a refused act would have made, or made of those that stand: what it said, told like any other record. */
import { pupilOf, streams } from "../../domain/streams.ts";
import { academicYearOf, dayOf } from "../../domain/time.ts";
import { recordKey } from "../../store/keys.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Change } from "../../sync/change.ts";
import type { OwnAccess } from "../../sync/protocol.ts";
import { everyGroup, type MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";

/** Whether this person may write a note about the same child at the same moment, as far as this tablet was told. */
export function mayKeepNote({ stream, fields }: MergedRecord, access: OwnAccess | undefined, zone: string): boolean {
  const pupil = pupilOf(stream);
  if (pupil === undefined || typeof fields.observedAt !== "number") return false;
  const rights = access?.streams[streams.evidence(pupil, academicYearOf(dayOf(fields.observedAt, zone)))];
  if (rights === undefined || rights.write === "none") return false;
  return rights.write === "all" || rights.write.includes("observation");
}

function wouldBe(standing: MergedRecord | undefined, { stream, kind, record, fields, at, by, id }: Change): MergedRecord {
  return { stream, kind, id: record, fields: { ...standing?.fields, ...fields }, marks: { [everyGroup]: { at, by, change: id } } };
}

/** In the order of the changes, without those that made no observation, or took one away. */
export async function refusedRecords(store: TabletStore, changes: readonly Change[]): Promise<MergedRecord[]> {
  const found = await store.recordsByKey([...new Set(changes.map(({ stream, record }) => recordKey(stream, record)))]);
  const standing = new Map(found.map((shown) => [shown.key, shown]));
  return changes.flatMap((change) => {
    const would = wouldBe(standing.get(recordKey(change.stream, change.record)), change);
    return recordOf(would, "observation") ? [would] : [];
  });
}
