/** How rows are named: ids, streams, days and codes, joined by a bar, which sorts after every character of them. */
import type { StreamName } from "../domain/streams.ts";
import type { Range } from "./tables.ts";

const bar = "|";
/** The character after the bar: where everything that begins with `x|` ends. */
const afterBar = "}";
const highest = "\uffff";

/** The name of a record on this tablet. Ids are unique in a stream; the stream keeps a forged one from meeting another's. */
export function recordKey(stream: StreamName, record: string): string {
  return `${stream}${bar}${record}`;
}

/** A row about a record: a lost statement, something pending, a change of the own log. */
export function keyUnder(stream: StreamName, record: string, what: string): string {
  return `${stream}${bar}${record}${bar}${what}`;
}

/** The stream that a row's key begins with. */
export function streamOfKey(key: string): StreamName {
  const end = key.indexOf(bar);
  return end < 0 ? key : key.slice(0, end);
}

/** The record that a row's key names after its stream. */
export function recordOfKey(key: string): string {
  return key.split(bar)[1] ?? "";
}

/** The key of the record that a row is about. */
export function recordKeyUnder(key: string): string {
  return recordKey(streamOfKey(key), recordOfKey(key));
}

/** Keys that begin with these parts and go on. */
export function under(...parts: readonly string[]): Pick<Range, "from" | "below"> {
  const start = parts.join(bar);
  return { from: `${start}${bar}`, below: `${start}${afterBar}` };
}

/** Keys that begin with this text. */
export function beginning(text: string): Pick<Range, "from" | "below"> {
  return { from: text, below: `${text}${highest}` };
}

/** Where records of one kind stand, observations by day. */
export function shelf(stream: StreamName, kind: string, day = ""): string {
  return `${stream}${bar}${kind}${bar}${day}`;
}

/** Where a pupil stands on the roll of a class, a group or any other place. */
export function rollShelf(place: string, pupil: string): string {
  return `${place}${bar}${pupil}`;
}

/** Where observations of one pupil and topic stand, by day. */
export function topicShelf(pupil: string, topic: string, day: string): string {
  return `${pupil}${bar}${topic}${bar}${day}`;
}
