/**
 * Where the school's log lives. What every implementation promises, and `tests/contract` holds each of them to:
 *
 * - **An act is whole.** A work's changes are appended to all of its streams, or none is. Works of one `append` are decided
 *   in order, each seeing those before it. When `append` resolves, what it appended survives a loss of power; when it
 *   rejects, nothing of it was appended.
 * - **Numbers have no gaps and appear in order.** The changes of a stream are numbered 1, 2, 3 ... under the stream's own
 *   lock, and nobody ever reads number n before n-1 could be read.
 * - **One truth.** Merged records, and what access is worked out from, move in the transaction of the changes they come from.
 * - **Decisions are made on what is there.** `decide` sees the streams as they are under their locks. It is a pure function
 *   that awaits nothing, so that an implementation may hold its transaction open around it: SQLite's is synchronous from
 *   begin to commit (one process, one connection, nothing in between), and one that cannot be, locks the act's streams in
 *   sorted order first.
 * - **A record is its stream's.** Records are found by stream and id together: what stands in one stream neither shows in
 *   another nor keeps anything out of it.
 * - **Words taken back are nowhere.** A redaction rewrites the log and the records it names in its own transaction, those
 *   that arrive after it as they arrive, and nobody who asks the store gets the words afterwards. No file of SQLite's holds them
 *   either. PostgreSQL never writes over a row: what was there is given up by the VACUUM that follows (once no transaction that is
 *   older can see it), its bytes lie in the table's file until other rows come to lie there, and in the write-ahead log, with
 *   whatever archive and standby is made from it, until that is recycled. Who must have them out of the files as well, does VACUUM FULL.
 * - **Erased stays erased.** An erased stream keeps its name and who is to be told of it, and nothing else, and is never begun
 *   again.
 */
import type { DatedClass } from "./datedClass.ts";
import type { DatedGrant } from "./datedGrant.ts";
import type { School } from "../../domain/own.ts";
import type { StreamName } from "../../domain/streams.ts";
import type { Day, Instant } from "../../domain/time.ts";
import type { Change, NumberedChange, Redacted } from "../../sync/change.ts";
import type { MergedRecord } from "../../sync/record.ts";
import type { Refusal } from "../../sync/refusals.ts";
import type { Stamp } from "../../sync/stamp.ts";

/**
 * Erased streams, and the people who had a hand in each: who wrote in it, and who could read or write it on the day. They are
 * told that it is gone, so that their tablets forget it; to others it is a stream like any they may not see.
 */
export type Erased = ReadonlyMap<StreamName, ReadonlySet<string>>;

/** How far a stream goes: the life of it on this server, and the number of its last change. */
export interface Head {
  epoch: string;
  seq: number;
}

/** A change that is in the log. `hash` is of what it says (body.ts), and empty once that was taken back. */
export interface KeptChange extends Head {
  id: string;
  stream: StreamName;
  by: string;
  at: Stamp;
  hash: string;
  redacted: boolean;
}

/**
 * A record as merged, and who made it: whoever first stated what is fixed of it, and nobody takes that from them afterwards.
 * While nothing fixed is stated (an edit came before what it edits, or the kind fixes nothing), the author of its earliest change.
 */
export interface KeptRecord {
  record: MergedRecord;
  author: string;
  /** The stamp of the change that made `author` the author. */
  since: Stamp;
}

/** A record by name. Ids are unique in their stream only: two streams may each have one of that id, and neither knows of the other. */
export interface RecordName {
  stream: StreamName;
  record: string;
}

/** The key of maps by record. */
export function recordKey(stream: StreamName, record: string): string {
  return `${stream}|${record}`;
}

/**
 * A redaction that names a record, which may not have arrived yet. `ofAnybody`: it acts on whatever has that name; otherwise,
 * on what its own maker began.
 */
export interface KeptRedaction {
  redacted: Redacted;
  ofAnybody: boolean;
}

/** What one person's access is worked out from, ended roles included: what was theirs to write may still arrive. */
export interface PersonFacts {
  grants: readonly DatedGrant[];
  leftOn: Day | null;
  displayName: string;
}

/** Where everybody is, and in which time zone. */
export interface SchoolFacts extends Required<Omit<School, "grants" | "classes">> {
  zone: string;
  /** Those there were as well: what was written about a class before it was moved may still arrive. */
  datedClasses: readonly DatedClass[];
}

/** What a decision needs to see. Everything else stays unread. */
export interface Needs {
  person: string;
  /** The act's streams, sorted. */
  streams: readonly StreamName[];
  changes: readonly string[];
  acts: readonly string[];
  /** Records the act touches or names. */
  records: readonly RecordName[];
  /** Kinds read whole: what administration is checked against. */
  kinds: readonly { stream: StreamName; kind: string }[];
  /** Classes and groups of which all places are read, in whatever streams: a class with children in it is not ended. */
  placedIn: readonly string[];
}

/** A decision of this person's that needs to see nothing: what more it needs is put in its place. */
export function noNeeds(person: string): Needs {
  return { person, streams: [], changes: [], acts: [], records: [], kinds: [], placedIn: [] };
}

/** What is there. Facts hold the places of the pupils whose streams are named, and all classes. */
export interface Found {
  /** When a copy was last put back: what was written until then may have been here before, and comes again in any order. */
  renewedAt: Instant | null;
  heads: ReadonlyMap<StreamName, Head>;
  erased: Erased;
  changes: ReadonlyMap<string, KeptChange>;
  /** Of the acts asked for, those that have changes in the log. */
  acts: ReadonlySet<string>;
  /** By `recordKey`. */
  records: ReadonlyMap<string, KeptRecord>;
  /** By `recordKey`, of the records asked for: every redaction that names them. */
  redactions: ReadonlyMap<string, readonly KeptRedaction[]>;
  /** Records of the kinds asked for, and memberships of the classes. */
  ofKinds: readonly KeptRecord[];
  person: PersonFacts;
  school: SchoolFacts;
}

export interface Appending {
  change: Change;
  hash: string;
  /** It came after its author's access had ended. */
  late: boolean;
}

export type Decision = { refused: Refusal } | { append: readonly Appending[] };

export interface Work {
  needs: Needs;
  decide: (found: Found) => Decision;
}

/** `appended` in the order decided; `known` those of `needs.changes` that were there before. */
export type Outcome = { refused: Refusal } | { appended: readonly KeptChange[]; known: readonly KeptChange[] };

/** Part of a stream. `more`: the bytes were used up before the end. */
export interface Run<T> {
  items: T[];
  more: boolean;
}

export interface ReadLimits {
  /** Bytes of JSON, after which reading stops; the first item is given whatever its size. */
  bytes: number;
  /** Only records this person made, their changes, and what takes them back; null for all. */
  author: string | null;
}

/** Which changes somebody who looks back wants to see, and how many at once. */
export interface Wanted {
  items: number;
  kinds: ReadonlySet<string> | null;
  /** Only of records this person made; null for all. */
  author: string | null;
}

export interface StreamStore {
  append(works: readonly Work[]): Promise<Outcome[]>;
  /** What a decision would see now, for an answer that appends nothing. */
  find(needs: Needs): Promise<Found>;
  /** The streams of these names that have begun, and those that are erased. Reads no log. */
  heads(names: readonly StreamName[]): Promise<{ heads: Map<StreamName, Head>; erased: Erased }>;
  /** The epoch of a stream that begins now, and a number that moves whenever `schoolFacts` would answer otherwise. */
  life(): Promise<{ epoch: string; accessVersion: number }>;
  /** Changes after a number, in order. */
  changesAfter(stream: StreamName, seq: number, limits: ReadLimits): Promise<Run<NumberedChange>>;
  /** Changes before a number (null: all), the latest first: so many of these kinds (null: of any). */
  changesBefore(stream: StreamName, seq: number | null, wanted: Wanted): Promise<Run<NumberedChange>>;
  /** Every change of a record, in order. */
  changesOf(stream: StreamName, record: string): Promise<NumberedChange[]>;
  /** Merged records from the highest id down: those below `below` (null: all), and not below `floor`. */
  recordsBelow(stream: StreamName, below: string | null, floor: string | null, limits: ReadLimits): Promise<Run<MergedRecord>>;
  /** How many records are below an id. */
  countBelow(stream: StreamName, below: string | null): Promise<number>;
  personFacts(person: string): Promise<PersonFacts>;
  schoolFacts(): Promise<SchoolFacts>;
  /**
   * Deletes all that these streams hold, and appends the ledger's entry for each, in one transaction. What was erased before
   * is passed over. Of a pupil: every stream there is or will be; none of theirs is ever begun again.
   */
  erase(what: { stream: StreamName } | { pupil: string }, entryFor: (stream: StreamName) => Appending): Promise<void>;
  /** Gives every stream another life, which begins at `now`: what a restored copy must do before it answers anyone. */
  renewEpochs(now: Instant): Promise<void>;
}
