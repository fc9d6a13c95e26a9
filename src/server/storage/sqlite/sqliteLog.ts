/**
 * The log in SQLite, synchronous: what a transaction is made of. Callers have the connection to themselves (sqliteDatabase.ts) and
 * open the transaction: `append` and `erase` of the stream store, or whoever keeps accounts and their records together.
 */
import { accessRow, saysWhoMayDoWhat } from "../../projection/accessRow.ts";
import { phasesOf } from "../../projection/classPhases.ts";
import { personFactsOf, whoHolds, zoneOf } from "../../projection/facts.ts";
import { planAppend, type Plan } from "../../projection/planAppend.ts";
import { pupilOf, streams, type StreamName } from "../../../domain/streams.ts";
import type { Instant } from "../../../domain/time.ts";
import type { NumberedChange } from "../../../sync/change.ts";
import type { MergedRecord } from "../../../sync/record.ts";
import { recordOf } from "../../../sync/recordOf.ts";
import { instantOf } from "../../../sync/stamp.ts";
import type { Connection } from "../database.ts";
import {
  noNeeds,
  recordKey,
  type Appending,
  type Erased,
  type Found,
  type Head,
  type KeptChange,
  type KeptRecord,
  type KeptRedaction,
  type Needs,
  type Outcome,
  type PersonFacts,
  type SchoolFacts,
  type StreamStore,
  type Work,
} from "../streamStore.ts";
import { changeBody, recordBody, toChange, toClass, toGrant, toKept, toPlace } from "../rows.ts";
import { statements, type Statements } from "./statements.ts";

/** A tablet's acts come in a row, by one person about a few children: what access comes from is read once a transaction, until it moves. */
class FactsInTransaction {
  readonly #known = new Map<string, Pick<Found, "person" | "school">>();

  about(key: string, read: () => Pick<Found, "person" | "school">): Pick<Found, "person" | "school"> {
    const known = this.#known.get(key) ?? read();
    this.#known.set(key, known);
    return known;
  }

  forget(): void {
    this.#known.clear();
  }
}

export class SqliteLog {
  readonly #db: Connection;
  readonly #run: Statements;
  readonly #newId: () => string;
  readonly #tookBack: () => void;
  #facts: FactsInTransaction | undefined;

  /**
   * @param newId random ids of epochs: 1 to 64 of `0-9a-z-`
   * @param tookBack told when words have to leave the file
   */
  constructor(db: Connection, newId: () => string, tookBack: () => void) {
    this.#db = db;
    this.#run = statements(db);
    this.#newId = newId;
    this.#tookBack = tookBack;
    this.#run.beginLife.run({ epoch: newId() });
  }

  get statements(): Statements {
    return this.#run;
  }

  /** Runs something whole or not at all. Nothing in it may await. */
  transact<T>(work: () => T): T {
    this.#facts = new FactsInTransaction();
    try {
      return this.#db.transaction(work).immediate();
    } finally {
      this.#facts = undefined;
    }
  }

  life(): { epoch: string; accessVersion: number; renewedAt: Instant | null } {
    const life = this.#run.life.get({});
    if (!life) throw new Error("The log has no epoch: its tables were emptied from outside.");
    return { epoch: life.epoch, accessVersion: life.access_version, renewedAt: life.renewed_at };
  }

  renewEpochs(now: Instant): void {
    const epoch = this.#newId();
    this.#run.renewLife.run({ epoch, now });
    this.#run.renewStreams.run({ epoch });
  }

  /** One act, inside the open transaction. */
  work({ needs, decide }: Work): Outcome {
    const found = this.find(needs);
    const decision = decide(found);
    if ("refused" in decision) return decision;
    const known = [...found.changes.values()];
    return { appended: this.#write(found, planAppend(found, decision.append)), known };
  }

  find(needs: Needs): Found {
    const { records } = needs;
    return {
      renewedAt: this.life().renewedAt,
      ...this.heads(needs.streams),
      changes: new Map(needs.changes.flatMap((id) => this.#change(id) ?? []).map((kept) => [kept.id, kept])),
      acts: new Set(needs.acts.filter((act) => this.#run.ofAct.get({ act }))),
      records: new Map(
        records.flatMap(({ stream, record }) => {
          const kept = this.#record(stream, record);
          return kept ? [[recordKey(stream, record), kept]] : [];
        }),
      ),
      redactions: new Map(records.map(({ stream, record }) => [recordKey(stream, record), this.#redactions(stream, record)])),
      ofKinds: [
        ...needs.kinds.flatMap(({ stream, kind }) => this.ofKind(stream, kind)),
        ...needs.placedIn.flatMap((value) => this.#run.recordsPlacedIn.all({ value }).map(toKept)),
      ],
      ...this.#factsAbout(needs),
    };
  }

  heads(names: readonly StreamName[]): { heads: Map<StreamName, Head>; erased: Erased } {
    const heads = new Map<StreamName, Head>();
    const erased = new Map<StreamName, ReadonlySet<string>>();
    for (const name of names) {
      const stream = this.#run.stream.get({ name }) ?? this.#cardErased(name);
      if (stream?.erased === 1) erased.set(name, this.#toldOf(stream.number));
      else if (stream && stream.seq > 0) heads.set(name, { epoch: stream.epoch, seq: stream.seq });
    }
    return { heads, erased };
  }

  /** The card of a child who was erased, for a stream of theirs that never began: it is erased with them. */
  #cardErased(name: StreamName) {
    const pupil = pupilOf(name);
    const card = pupil === undefined ? undefined : this.#run.stream.get({ name: streams.card(pupil) });
    return card?.erased === 1 ? card : undefined;
  }

  #toldOf(stream: number): Set<string> {
    return new Set(this.#run.erasedBefore.all({ stream }).map(({ person }) => person));
  }

  ofKind(stream: string, kind: string): KeptRecord[] {
    return this.#run.recordsOfKind.all({ name: stream, kind }).map(toKept);
  }

  personFacts(person: string): PersonFacts {
    const staff = this.#record(streams.school, person);
    return personFactsOf(staff, this.#run.departure.get({ person })?.left_on, this.#run.grantsOf.all({ person }).map(toGrant));
  }

  schoolFacts(): SchoolFacts {
    return {
      zone: this.zone(),
      places: this.#run.places.all({}).map(toPlace),
      datedClasses: this.#run.classPhases.all({}).map(toClass),
      pupils: this.#run.pupils.all({}).map(({ record }) => record),
    };
  }

  zone(): string {
    return zoneOf(this.ofKind(streams.school, "school"));
  }

  /** Blanks and deletes what streams hold and says so in the ledger, inside the open transaction. */
  erase(what: Parameters<StreamStore["erase"]>[0], entryFor: (stream: StreamName) => Appending): void {
    const names = "stream" in what ? [what.stream] : this.#streamsOf(what.pupil);
    const left = names.filter((name) => this.#run.stream.get({ name })?.erased !== 1);
    const entries = left.map((name) => ({ name, entry: entryFor(name) }));
    const [first] = entries;
    if (!first) return;
    const holding = this.#holding(left, instantOf(first.entry.change.at));
    for (const { name, entry } of entries) this.#erase(name, entry, holding.get(name) ?? []);
    this.#run.accessMoved.run({});
    this.#facts?.forget();
    this.#tookBack();
  }

  /** A child's streams: what has begun, and the card and the file in any case. */
  #streamsOf(pupil: string): StreamName[] {
    const evidence = streams.evidence(pupil, "");
    const years = this.#run.streamsUnder.all({ from: evidence, below: `${evidence}~` }).map(({ name }) => name);
    return [...years, streams.file(pupil), streams.card(pupil)];
  }

  /** Who may read or write each of these streams on the day they are erased. */
  #holding(names: readonly StreamName[], at: Instant): Map<StreamName, string[]> {
    const people = this.#run.holders.all({}).map(({ person }) => [person, this.personFacts(person)] as const);
    return whoHolds(names, at, this.schoolFacts(), new Map(people));
  }

  #erase(name: StreamName, entry: Appending, holding: readonly string[]): void {
    const stream = this.#run.stream.get({ name })?.number ?? this.#begin(name);
    const writers = this.#run.writersOf.all({ stream }).map(({ person }) => person);
    for (const person of [...writers, ...holding]) this.#run.addErasedBefore.run({ stream, person });
    for (const drop of [
      this.#run.blankLogOf,
      this.#run.blankMergedOf,
      this.#run.dropChanges,
      this.#run.dropRecords,
      this.#run.dropRedactions,
      this.#run.dropPlaces,
      this.#run.dropClasses,
      this.#run.dropPupils,
    ]) {
      drop.run({ stream });
    }
    this.#loosenBlobs(stream);
    this.#run.setErased.run({ stream });
    const { change } = entry;
    const needs = { ...noNeeds(change.by), streams: [change.stream], records: [{ stream: change.stream, record: change.record }] };
    this.work({ needs, decide: () => ({ append: [entry] }) });
  }

  /** Lets go of the files of a stream's pictures, or of one record's. They are removed once that stands. */
  #loosenBlobs(stream: number, record = ""): void {
    this.#run.loosenBlobs.run({ stream, record });
    this.#run.dropBlobs.run({ stream, record });
  }

  #change(id: string): KeptChange | undefined {
    const row = this.#run.change.get({ id });
    if (!row) return undefined;
    const { name, epoch, seq, person, stamp, hash, redacted } = row;
    return { id, stream: name, epoch, seq, by: person, at: stamp, hash, redacted: redacted !== null };
  }

  #record(name: StreamName, id: string): KeptRecord | undefined {
    const row = this.#run.record.get({ name, id });
    return row ? toKept(row) : undefined;
  }

  #redactions(name: StreamName, record: string): KeptRedaction[] {
    return this.#run.redactionsOf
      .all({ name, record })
      .map(({ why, person, stamp, of_anybody }) => ({ redacted: { why, by: person, at: stamp }, ofAnybody: of_anybody === 1 }));
  }

  #factsAbout({ person, streams: names }: Needs): Pick<Found, "person" | "school"> {
    const pupils = [...new Set(names.flatMap((name) => pupilOf(name) ?? []))];
    const read = () => ({ person: this.personFacts(person), school: this.#schoolAround(pupils) });
    return this.#facts?.about([person, ...pupils].join(" "), read) ?? read();
  }

  #schoolAround(pupils: readonly string[]): SchoolFacts {
    return {
      zone: this.zone(),
      places: pupils.flatMap((pupil) => this.#run.placesOf.all({ pupil }).map(toPlace)),
      datedClasses: this.#run.classPhases.all({}).map(toClass),
      pupils: pupils.filter((record) => this.#run.pupil.get({ record })),
    };
  }

  #write(found: Found, plan: Plan): KeptChange[] {
    const { epoch } = this.life();
    const numbers = new Map<string, number>();
    const numberOf = (name: string): number => {
      const known = numbers.get(name) ?? this.#run.stream.get({ name })?.number ?? this.#begin(name);
      numbers.set(name, known);
      return known;
    };
    for (const { stream, record, redaction, redacted, ofAnybody } of plan.named) {
      const { why, by, at } = redacted;
      const row = { stream: numberOf(stream), record, redaction, why, person: by, stamp: at };
      this.#run.addRedaction.run({ ...row, of_anybody: ofAnybody ? 1 : 0 });
    }
    for (const { stream, record, redacted } of plan.rewritten) {
      this.#run.redactChanges.run({ stream: numberOf(stream), record, redacted: JSON.stringify(redacted) });
      this.#run.blankChanges.run({ stream: numberOf(stream), record });
      // Its own bytes, and those of the pictures that hung on it: they show the same child.
      const kept = found.records.get(recordKey(stream, record));
      for (const picture of [record, ...(recordOf(kept?.record, "observation")?.fields.pictures ?? [])])
        this.#loosenBlobs(numberOf(stream), picture);
      this.#tookBack();
    }
    const appended = plan.log.map(({ change, hash }) => this.#writeChange(change, hash, numberOf(change.stream), found, epoch));
    for (const kept of plan.records) {
      const { id, stream: name } = kept.record;
      const stream = numberOf(name);
      if (found.records.has(recordKey(name, id))) this.#run.blankRecord.run({ stream, id });
      this.#putRecord(kept, stream);
    }
    return appended;
  }

  #writeChange(change: NumberedChange, hash: string, stream: number, found: Found, epoch: string): KeptChange {
    const { id, seq, act, kind, record, at, by, replica, redacted, late } = change;
    this.#run.addChange.run({
      stream,
      seq,
      id,
      act,
      kind,
      record,
      stamp: at,
      person: by,
      replica,
      late: late ? 1 : 0,
      redacted: redacted ? JSON.stringify(redacted) : null,
      words: this.#addWords(hash, changeBody(change)),
    });
    this.#run.setSeq.run({ stream, seq });
    const head = found.heads.get(change.stream);
    return { id, stream: change.stream, epoch: head?.epoch ?? epoch, seq, by, at, hash, redacted: redacted !== undefined };
  }

  #putRecord({ record, author, since }: KeptRecord, stream: number): void {
    if (saysWhoMayDoWhat(record.kind)) this.#facts?.forget();
    const words = this.#addWords("", recordBody(record));
    this.#run.putRecord.run({ id: record.id, stream, kind: record.kind, author, since, words });
    this.#putAccess(record, stream);
  }

  #putAccess(merged: MergedRecord, stream: number): void {
    const row = accessRow(merged);
    if (!row) return;
    const record = merged.id;
    if ("gone" in row) {
      const drop = { place: this.#run.dropPlace, pupil: this.#run.dropPupil }[row.of];
      drop.run({ stream, record });
    } else if (row.of === "place") {
      const { pupil, of, value, from, until } = row.place;
      this.#run.putPlace.run({ record, stream, pupil, of, value, from_day: from, until_day: until });
    } else if (row.of === "class") {
      this.#run.dropClassPhases.run({ stream, record });
      const said = this.#run.changesOfRecord.all({ stream, record }).map((change) => toChange(change, merged.stream));
      for (const [number, { phase, from, until }] of phasesOf(said).entries())
        this.#run.putClassPhase.run({ stream, record, number, phase, from_ms: from, until_ms: until });
    } else if (row.of === "pupil") {
      this.#run.putPupil.run({ record, stream });
    }
    this.#run.accessMoved.run({});
  }

  #addWords(hash: string, body: string): number {
    const added = this.#run.addWords.get({ hash, body });
    if (!added) throw new Error("The words of a change could not be kept.");
    return added.number;
  }

  #begin(name: string): number {
    const begun = this.#run.beginStream.get({ name, epoch: this.life().epoch });
    if (!begun) throw new Error("A stream could not be begun.");
    return begun.number;
  }
}
