/** What a person did, before it is stamped: statements about records, each in its stream. */
import { groupOf } from "../domain/kind.ts";
import { kinds, type Fields, type KindName } from "../domain/kinds.ts";
import type { StreamName } from "../domain/streams.ts";
import type { Instant } from "../domain/time.ts";
import { fieldValues, type Change, type FieldValues } from "../sync/change.ts";
import { marksOf } from "../sync/merge.ts";
import type { MergedRecord } from "../sync/record.ts";
import { laterOf, nextStamp, type Stamp } from "../sync/stamp.ts";
import { wellFormed } from "../sync/wellFormed.ts";
import type { Meta } from "./meta.ts";

/** A statement about one record. A new record takes a new id, or the one its kind gives it (domain/recordIds). */
export interface DraftOf<K extends KindName> {
  stream: StreamName;
  kind: K;
  record: string;
  fields: Fields<K>;
  /** By group, the change whose statement its author saw; what is shown now, when left out. */
  over?: Record<string, string>;
  /** The edit it takes back. */
  undoes?: string;
  /** One more of what its author saw: the record comes first again among what they saw last. */
  onceMore?: true;
}
export type Draft = { [K in KindName]: DraftOf<K> }[KindName];

/** A draft whose fields were matched with its kind by whoever made it. */
export interface AnyDraft extends Omit<DraftOf<KindName>, "fields"> {
  fields: object;
}

/** How an edit names the one it takes back, beside the statements it was made over: no group of fields is called so. */
export const undoes = "undo";

/** The groups of fields that a statement restates. */
export function groupsOf(kind: KindName, fields: object): string[] {
  return [...new Set(Object.keys(fields).map((field) => groupOf(kinds[kind], field)))];
}

/** Those of a statement's fields that are of one group. */
export function fieldsOfGroup(kind: KindName, fields: FieldValues, group: string): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => groupOf(kinds[kind], field) === group));
}

/** Field values as they travel: JSON, nothing that is undefined, and text that is text, so that whatever is kept can be sent. */
function plain(fields: object): FieldValues {
  const whole = (_key: string, value: unknown) => (typeof value === "string" ? wellFormed(value) : value);
  return fieldValues.parse(JSON.parse(JSON.stringify(fields, whole)));
}

/**
 * For an edit, the change behind each statement it replaces, as its author saw it; none for a group it says for the first
 * time, or one that was stated since they looked. The first change of a record has no `over`.
 */
function overOf(draft: AnyDraft, fields: FieldValues, shown: MergedRecord | undefined): Record<string, string> | undefined {
  if (!shown) return undefined;
  const saw = draft.over ?? seenOf(shown);
  const entries = groupsOf(draft.kind, fields).flatMap((group) => {
    const change = saw[group];
    return change === undefined ? [] : [[group, change] as const];
  });
  return { ...Object.fromEntries(entries), ...(draft.undoes === undefined ? {} : { [undoes]: draft.undoes }) };
}

/** By group, the change whose statement a record shows. */
export function seenOf(record: MergedRecord): Record<string, string> {
  return Object.fromEntries(Object.entries(marksOf(record)).map(([group, { change }]) => [group, change]));
}

export interface Stamping {
  act: string;
  person: string;
  clock: Meta<"clock">;
  /** The latest stamp the server is known to hold. */
  seen: Stamp;
  now: Instant;
}

/** Stamps one draft of an act: the change, and the clock after it. */
export function stampDraft(
  draft: AnyDraft,
  id: string,
  shown: MergedRecord | undefined,
  { act, person, clock, seen, now }: Stamping,
): { change: Change; clock: Meta<"clock"> } {
  const { stream, kind, record } = draft;
  const fields = plain(draft.fields);
  const at = nextStamp(laterOf(clock.latest, seen), now + clock.offset, clock.replica);
  const over = overOf(draft, fields, shown);
  const change = { id, act, stream, kind, record, fields, at, by: person, replica: clock.replica, ...(over ? { over } : {}) };
  return { change, clock: { ...clock, latest: at } };
}
