/**
 * The log in SQLite, synchronous: what a transaction is made of. Callers open the transaction (`append` and `erase` of the
 * stream store, or whoever keeps accounts and their records together).
 */
import { accessRow, saysWhoMayDoWhat } from "../../projection/accessRow.ts";
import { planAppend, type Plan } from "../../projection/planAppend.ts";
import { pupilOf, streams } from "../../../domain/streams.ts";
import type { NumberedChange, Redacted } from "../../../sync/change.ts";
import type { MergedRecord } from "../../../sync/record.ts";
import { recordsOf } from "../../../sync/recordOf.ts";
import type { Connection } from "../database.ts";
import type { Appending, Found, Head, KeptChange, KeptRecord, Needs, Outcome, PersonFacts, SchoolFacts, Work } from "../streamStore.ts";
import { changeBody, recordBody, toGrant, toKept, toPlace } from "./rows.ts";
import { statements, type Statements } from "./statements.ts";

/** Where a school is until it says otherwise. */
const defaultZone = "Europe/London";

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
  #facts: FactsInTransaction | undefined;

  /** @param newId random ids of epochs: 1 to 64 of `0-9a-z-` */
  constructor(db: Connection, newId: () => string) {
    this.#db = db;
    this.#run = statements(db);
    this.#newId = newId;
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

  life(): { epoch: string; accessVersion: number } {
    const life = this.#run.life.get({});
    if (!life) throw new Error("The log has no epoch: its tables were emptied from outside.");
    return { epoch: life.epoch, accessVersion: life.access_version };
  }

  renewEpochs(): void {
    const epoch = this.#newId();
    this.#run.renewLife.run({ epoch });
    this.#run.renewStreams.run({ epoch });
  }

  /** One act, inside the open transaction. `tookBack` is told when words have to leave the file. */
  work({ needs, decide }: Work, tookBack: () => void): Outcome {
    const found = this.find(needs);
    const decision = decide(found);
    if ("refused" in decision) return decision;
    const known = [...found.changes.values()];
    return { appended: this.#write(found, planAppend(found, decision.append), tookBack), known };
  }

  find(needs: Needs): Found {
    const heads = new Map<string, Head>();
    const erased = new Set<string>();
    for (const name of needs.streams) {
      const stream = this.#run.stream.get({ name });
      if (stream?.erased === 1) erased.add(name);
      else if (stream) heads.set(name, { epoch: stream.epoch, seq: stream.seq });
    }
    const redactions = new Map(needs.streams.map((name) => [name, this.#redactions(name, needs.records)]));
    return {
      heads,
      erased,
      redactions,
      changes: new Map(needs.changes.flatMap((id) => this.#change(id) ?? []).map((kept) => [kept.id, kept])),
      records: new Map(needs.records.flatMap((id) => this.#record(id) ?? []).map((kept) => [kept.record.id, kept])),
      ofKinds: needs.kinds.flatMap(({ stream, kind }) => this.ofKind(stream, kind)),
      ...this.#factsAbout(needs),
    };
  }

  ofKind(stream: string, kind: string): KeptRecord[] {
    return this.#run.recordsOfKind.all({ name: stream, kind }).map(toKept);
  }

  personFacts(person: string): PersonFacts {
    const staff = this.#record(person);
    const named = staff ? recordsOf([staff.record], "staff")[0] : undefined;
    const left = [this.#run.departure.get({ person })?.left_on, named?.fields.leftOn].filter((day) => typeof day === "string").sort();
    return {
      grants: this.#run.grantsOf.all({ person }).map(toGrant),
      leftOn: left[0] ?? null,
      displayName: named?.fields.displayName ?? "",
    };
  }

  schoolFacts(): SchoolFacts {
    return {
      zone: this.zone(),
      places: this.#run.places.all({}).map(toPlace),
      classes: this.#run.classes.all({}).map(({ record, phase }) => ({ id: record, phase })),
      pupils: this.#run.pupils.all({}).map(({ record }) => record),
    };
  }

  zone(): string {
    const own = this.ofKind(streams.school, "school").map(({ record }) => record);
    return recordsOf(own, "school")[0]?.fields.zone ?? defaultZone;
  }

  /** Blanks and deletes what a stream holds and says so in the ledger, inside the open transaction. False when it was erased before. */
  erase(name: string, entry: Appending): boolean {
    const before = this.#run.stream.get({ name });
    if (before?.erased === 1) return false;
    const stream = before?.number ?? this.#begin(name);
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
    this.#run.setErased.run({ stream });
    this.#run.accessMoved.run({});
    this.#facts?.forget();
    const { change } = entry;
    const needs = { person: change.by, streams: [change.stream], changes: [change.id], records: [change.record], kinds: [] };
    this.work({ needs, decide: () => ({ append: [entry] }) }, () => undefined);
    return true;
  }

  #change(id: string): KeptChange | undefined {
    const row = this.#run.change.get({ id });
    if (!row) return undefined;
    const { name, epoch, seq, person, stamp, hash, redacted } = row;
    return { id, stream: name, epoch, seq, by: person, at: stamp, hash, redacted: redacted !== null };
  }

  #record(id: string): KeptRecord | undefined {
    const row = this.#run.record.get({ id });
    return row ? toKept(row) : undefined;
  }

  /** Of each record the redaction that stands: the earliest. */
  #redactions(name: string, records: readonly string[]): Map<string, Redacted> {
    const own = new Map<string, Redacted>();
    for (const record of records) {
      const first = this.#run.redactionsOf.get({ name, record });
      if (first) own.set(record, { why: first.why, by: first.person, at: first.stamp });
    }
    return own;
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
      classes: this.#run.classes.all({}).map(({ record, phase }) => ({ id: record, phase })),
      pupils: pupils.filter((record) => this.#run.pupil.get({ record })),
    };
  }

  #write(found: Found, plan: Plan, tookBack: () => void): KeptChange[] {
    const { epoch } = this.life();
    const numbers = new Map<string, number>();
    const numberOf = (name: string): number => {
      const known = numbers.get(name) ?? this.#run.stream.get({ name })?.number ?? this.#begin(name);
      numbers.set(name, known);
      return known;
    };
    for (const { stream, record, redaction, redacted } of plan.named) {
      const { why, by, at } = redacted;
      this.#run.addRedaction.run({ stream: numberOf(stream), record, redaction, why, person: by, stamp: at });
    }
    for (const { stream, record, redacted } of plan.rewritten) {
      this.#run.redactChanges.run({ stream: numberOf(stream), record, redacted: JSON.stringify(redacted) });
      this.#run.blankChanges.run({ stream: numberOf(stream), record });
      tookBack();
    }
    const appended = plan.log.map(({ change, hash }) => this.#writeChange(change, hash, numberOf(change.stream), found, epoch));
    for (const kept of plan.records) {
      if (found.records.has(kept.record.id)) this.#run.blankRecord.run({ id: kept.record.id });
      this.#putRecord(kept, numberOf(kept.record.stream));
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
      const drop = { place: this.#run.dropPlace, class: this.#run.dropClass, pupil: this.#run.dropPupil }[row.of];
      drop.run({ record });
    } else if (row.of === "place") {
      const { pupil, of, value, from, until } = row.place;
      this.#run.putPlace.run({ record, stream, pupil, of, value, from_day: from, until_day: until });
    } else if (row.of === "class") {
      this.#run.putClass.run({ record, stream, phase: row.named.phase });
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
