/** What one decision finds in what is there, and what is there once it was made: several in a row are decided without asking again. */
import { pupilOf } from "../../../domain/streams.ts";
import { saysWhoMayDoWhat } from "../../projection/accessRow.ts";
import type { Plan } from "../../projection/planAppend.ts";
import { recordKey, type Found, type KeptChange, type Needs } from "../streamStore.ts";
import { headsIn } from "./headsIn.ts";
import type { Sight } from "./looking.ts";

/** What these needs ask for, of what is there. */
export function foundIn(sight: Sight, needs: Needs): Found {
  const keys = needs.records.map(({ stream, record }) => recordKey(stream, record));
  const pupils = new Set(needs.streams.flatMap((name) => pupilOf(name) ?? []));
  const person = sight.people.get(needs.person);
  if (!person) throw new Error("A decision is made on what was read for it.");
  return {
    renewedAt: sight.renewedAt,
    ...headsIn(sight, needs.streams),
    changes: picked(sight.changes, needs.changes),
    acts: new Set(needs.acts.filter((act) => sight.acts.has(act))),
    records: picked(sight.records, keys),
    redactions: new Map(keys.map((key) => [key, sight.redactions.get(key) ?? []])),
    ofKinds: [
      ...needs.kinds.flatMap(({ stream, kind }) => sight.ofKinds.filter(({ record }) => record.stream === stream && record.kind === kind)),
      ...needs.placedIn.flatMap((value) => sight.placed.flatMap((each) => (each.value === value ? [each.kept] : []))),
    ],
    person,
    school: {
      ...sight.school,
      places: sight.school.places.filter(({ pupil }) => pupils.has(pupil)),
      pupils: sight.school.pupils.filter((pupil) => pupils.has(pupil)),
    },
  };
}

/** Brings what was seen to what is there with a plan carried out. False where it cannot be told without reading again. */
export function moved(sight: Sight, needs: readonly Needs[], plan: Plan, appended: readonly KeptChange[]): boolean {
  const whole = new Set(needs.flatMap((each) => each.kinds.map(({ stream, kind }) => recordKey(stream, kind))));
  const readWhole = plan.records.some(({ record }) => saysWhoMayDoWhat(record.kind) || whole.has(recordKey(record.stream, record.kind)));
  if (readWhole || plan.rewritten.length > 0) return false;
  for (const change of appended) {
    sight.changes.set(change.id, change);
    const stream = sight.streams.get(change.stream);
    if (stream) stream.seq = change.seq;
  }
  for (const { change } of plan.log) sight.acts.add(change.act);
  for (const kept of plan.records) sight.records.set(recordKey(kept.record.stream, kept.record.id), kept);
  for (const { stream, record, redacted, ofAnybody } of plan.named) {
    const key = recordKey(stream, record);
    sight.redactions.set(key, [...(sight.redactions.get(key) ?? []), { redacted, ofAnybody }]);
  }
  return true;
}

function picked<V>(from: ReadonlyMap<string, V>, keys: readonly string[]): Map<string, V> {
  return new Map(
    keys.flatMap((key) => {
      const value = from.get(key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
