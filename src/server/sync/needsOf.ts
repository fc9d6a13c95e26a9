/** What of the log an act is decided on: everything else stays unread. */
import type { Change } from "../../sync/change.ts";
import { redactionIn } from "../../sync/redaction.ts";
import { recordKey, type Needs, type RecordName } from "../storage/streamStore.ts";
import { administrationReads } from "./administration.ts";
import { ownReads, targetsNamed } from "./checkOwn.ts";

/** What an act has to be checked against. */
export function needsOf(person: string, { id, changes }: { id: string; changes: readonly Change[] }): Needs {
  const kindsRead = changes.flatMap(({ kind, stream }) => [...administrationReads(kind, stream), ...ownReads(kind, stream)]);
  const { streams, records } = touchedBy(changes);
  const targets = changes.flatMap((change) => targetsNamed(change).map((record) => ({ stream: change.stream, record })));
  return {
    person,
    streams,
    records: named([...records, ...targets]),
    changes: changes.map((change) => change.id),
    acts: [id],
    kinds: [...new Map(kindsRead.map((read) => [`${read.stream} ${read.kind}`, read])).values()],
    placedIn: changes.filter(({ kind }) => kind === "class").map(({ record }) => record),
  };
}

/** What has to be known of what is there to append changes that are decided already. */
export function touchedBy(changes: readonly Change[]): Pick<Needs, "streams" | "records"> {
  return {
    streams: [...new Set(changes.map(({ stream }) => stream))].sort(),
    records: named(changes.flatMap(namedIn)),
  };
}

/** Each record once. */
function named(names: readonly RecordName[]): RecordName[] {
  return [...new Map(names.map((name) => [recordKey(name.stream, name.record), name])).values()];
}

/** The records a change is about: its own, those it takes back, the judgement it countersigns. */
function namedIn(change: Change): RecordName[] {
  const { stream, record } = change;
  const judgement = judgementIn(change);
  const others = [...(redactionIn(change)?.records ?? []), ...(judgement === undefined ? [] : [judgement])];
  return [record, ...others].map((each) => ({ stream, record: each }));
}

/** The judgement that a change countersigns. */
export function judgementIn({ kind, fields }: Change): string | undefined {
  return kind === "countersignature" && typeof fields.judgement === "string" ? fields.judgement : undefined;
}
