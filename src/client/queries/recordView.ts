/** A record as the bottom line, the last five and the sync page tell it. */
import { watchForId } from "../../domain/recordIds.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { keptOf, recordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { RecordView } from "../views/classScreen.ts";
import { nameOf } from "./card.ts";
import { seenByName, type Names } from "./names.ts";

/** What a record's view is made from, beside the record: the rows it points to, and who is looking. */
export interface RecordContext {
  names: Names;
  /** Pupils, targets, activities and chips by id, as shown. */
  related: ReadonlyMap<string, MergedRecord>;
  me: string;
}

/** The ids a record's view needs beside the record itself. */
export function relatedIds(record: MergedRecord): string[] {
  const { pupil, target, step, activity, chips } = record.fields;
  const pinned = typeof pupil === "string" && typeof step === "string" ? watchForId(pupil, step) : undefined;
  const single = [pupil, target, pinned, activity].filter((id) => typeof id === "string");
  return [...single, ...(Array.isArray(chips) ? chips.filter((id) => typeof id === "string") : [])];
}

/** The view, or null when the words were taken back or the record is no observation. Removed records are shown as removed. */
export function recordView(record: MergedRecord, sent: boolean, context: RecordContext): RecordView | null {
  const observation = keptOf(record, "observation");
  const { names, related, me } = context;
  if (observation?.fields.pupil === undefined || observation.fields.kind === undefined) return null;
  const { fields, marks, removed } = observation;
  const child = recordOf(related.get(observation.fields.pupil), "pupil");
  const target = recordOf(related.get(fields.target ?? ""), "target");
  const step = keptOf(related.get(watchForId(observation.fields.pupil, fields.step ?? "")), "watchFor");
  const about = fields.target ?? fields.step;
  const activity = recordOf(related.get(fields.activity ?? ""), "activity");
  const saved = Object.values(marks)
    .map(({ at }) => instantOf(at))
    .sort((a, b) => a - b);
  return {
    id: record.id,
    pupil: observation.fields.pupil,
    pupilName: child ? nameOf(child.fields) : "",
    kind: observation.fields.kind,
    target: about === undefined ? null : { id: about, wording: (target ?? step)?.fields.wording ?? "" },
    areas: fields.areas ?? [],
    areaNames: (fields.areas ?? []).map((area) => names.areas.get(area) ?? area),
    chips: (fields.chips ?? []).map((chip) => recordOf(related.get(chip), "chip")?.fields.label ?? ""),
    chipIds: fields.chips ?? [],
    how: {
      ...{ went: fields.went, help: fields.help, tally: fields.tally, waited: fields.waited },
      ...{ measure: fields.measure, equipment: fields.equipment, hands: fields.hands },
    },
    pictures: fields.pictures ?? [],
    words: fields.words === undefined || fields.words === "" ? null : fields.words,
    state: fields.state ?? null,
    activity: activity?.fields.name ?? null,
    observedAt: fields.observedAt ?? saved[0] ?? 0,
    precision: fields.precision ?? "day",
    savedAt: saved[0] ?? 0,
    seenBy: seenByName(fields.seenBy, names, me),
    sent,
    removed,
  };
}
