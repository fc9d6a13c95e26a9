/** What the contract appends and asks for, said shortly. */
import type { Appending, Decision, Found, Needs, Outcome, ReadLimits, StreamStore } from "../../../src/server/storage/streamStore.ts";
import type { Change, FieldValues } from "../../../src/sync/change.ts";
import { mergeChange, redactedRecord } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { earliest, redactionIn } from "../../../src/sync/redaction.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";

export const everything: ReadLimits = { bytes: 10_000_000, author: null };
export const replica = "aaaaaaaaaaaaaaaa";
export const ada = "evidence/ada/2026-27";
export const bo = "evidence/bo/2026-27";

let made = 0;

/** Another number than ever before. */
export const counted = () => (made += 1);

export const uuid = () => `01900000-0000-7000-8000-${counted().toString(16).padStart(12, "0")}`;

export function change(stream: string, record: string, fields: FieldValues, over: Partial<Change> = {}): Change {
  const id = uuid();
  return {
    id,
    act: id,
    stream,
    kind: "observation",
    record,
    fields,
    at: formatStamp({ ms: made, counter: 0, replica }),
    by: "tom",
    replica,
    ...over,
  };
}

export function redaction(stream: string, records: string[], over: Partial<Change> = {}): Change {
  return change(stream, `redaction-${made}`, { records, why: "request" }, { kind: "redaction", ...over });
}

/** One by somebody who answers for the stream. */
export function anybodys(stream: string, records: string[], over: Partial<Change> = {}): Change {
  return redaction(stream, records, { fields: { records, why: "request", ofAnybody: true }, ...over });
}

export function needsOf(changes: readonly Change[], kinds: Needs["kinds"] = []): Needs {
  return {
    person: "tom",
    streams: [...new Set(changes.map(({ stream }) => stream))].sort(),
    changes: changes.map(({ id }) => id),
    acts: changes.map(({ act }) => act),
    records: changes.flatMap(({ stream, record, ...each }) =>
      [record, ...(redactionIn(each)?.records ?? [])].map((id) => ({ stream, record: id })),
    ),
    kinds,
    placedIn: [],
  };
}

export const appending = (each: Change): Appending => ({ change: each, hash: `hash of ${each.id}`, late: false });

/** Appends one act of these changes, those that are not there yet. */
export async function append(store: StreamStore, ...changes: Change[]): Promise<Outcome> {
  const [outcome] = await store.append([workOf(changes)]);
  if (!outcome) throw new Error("One act in, one outcome out.");
  return outcome;
}

export function workOf(changes: readonly Change[], decide?: (found: Found) => Decision) {
  return {
    needs: needsOf(changes),
    decide: decide ?? ((found: Found) => ({ append: changes.filter(({ id }) => !found.changes.has(id)).map(appending) })),
  };
}

/** What a decision about these changes sees. */
export function foundFor(store: StreamStore, ...changes: Change[]): Promise<Found> {
  return foundWith(store, needsOf(changes));
}

export async function foundWith(store: StreamStore, needs: Needs): Promise<Found> {
  let found: Found | undefined;
  const decide = (all: Found): Decision => {
    found = all;
    return { refused: { code: "conflict" } };
  };
  await store.append([{ needs, decide }]);
  if (!found) throw new Error("A decision was not asked for.");
  return found;
}

export async function log(store: StreamStore, stream: string, after = 0) {
  return (await store.changesAfter(stream, after, everything)).items;
}

export async function records(store: StreamStore, stream: string) {
  return (await store.recordsBelow(stream, null, null, everything)).items;
}

/** What a tablet holds after it applied these changes to what it held. */
export function applied(before: ReadonlyMap<string, MergedRecord>, changes: readonly Change[]): Map<string, MergedRecord> {
  const held = new Map(before);
  for (const each of changes) {
    held.set(each.record, mergeChange(held.get(each.record), each).record);
    const taken = redactionIn(each);
    for (const id of taken?.records ?? []) {
      const record = held.get(id);
      if (record && taken) held.set(id, redactedRecord(record, earliest(record.redacted, taken.redacted)));
    }
  }
  return held;
}

export function inOrder(held: ReadonlyMap<string, MergedRecord>): MergedRecord[] {
  return [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function school(): Change[] {
  const pupil = (id: string, place: string) => [
    change(`card/${id}`, id, { firstName: id }, { kind: "pupil" }),
    change(
      `card/${id}`,
      `${id}-in-${place}`,
      { pupil: id, of: "class", value: place, from: "2026-09-01", until: null },
      { kind: "membership" },
    ),
  ];
  return [
    change("school", "school", { name: "Riverside", zone: "Europe/Dublin" }, { kind: "school" }),
    change("school", "owl", { name: "Owl", type: "class", phase: "1" }, { kind: "class" }),
    change("school", "wren", { name: "Wren", type: "class" }, { kind: "class" }),
    change("school", "tom", { displayName: "Tom", leftOn: "2026-12-01" }, { kind: "staff" }),
    ...pupil("ada", "owl"),
    ...pupil("bo", "wren"),
  ];
}
