import { digestText } from "../../../src/sync/digest.ts";
import { mergeChange, mergeRecords, redactedRecord } from "../../../src/sync/merge.ts";
import type { Cursors, Page, PullResponse } from "../../../src/sync/protocol.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { earliest, redactionIn } from "../../../src/sync/redaction.ts";
import { sha256 } from "../../../src/server/sync/hash.ts";
import type { SmallSchool } from "./smallSchool.ts";

/** Reads as a tablet does: applies each page whole, keeps its cursors, never looks at the server's tables. */
export class TestTablet {
  readonly streams = new Map<string, Map<string, MergedRecord>>();
  cursors: Cursors = {};
  tag = "";
  readonly answers: PullResponse[] = [];

  constructor(
    readonly school: SmallSchool,
    readonly person: string,
  ) {}

  get digest(): string {
    return sha256(digestText(this.tag, this.cursors));
  }

  /** One request and what comes of it; false when everything was the same. */
  async pull(first: string[] = []): Promise<boolean> {
    const answer = await this.school.ask(this.person, { digest: this.digest, cursors: this.cursors, first });
    this.answers.push(answer);
    if (answer.access) this.tag = answer.access.tag;
    for (const name of [...(answer.withdrawn ?? []), ...(answer.erased ?? [])]) {
      this.streams.delete(name);
      Reflect.deleteProperty(this.cursors, name);
    }
    for (const page of answer.pages ?? []) this.apply(page);
    return answer.answer !== "same";
  }

  /** Pulls until nothing is left; the number of requests it took. */
  async catchUp(): Promise<number> {
    for (let requests = 1; requests <= 500; requests += 1) if (!(await this.pull())) return requests;
    throw new Error("The tablet never caught up.");
  }

  apply({ stream, to, restart, records = [], changes = [] }: Page): void {
    const held = restart ? new Map<string, MergedRecord>() : (this.streams.get(stream) ?? new Map<string, MergedRecord>());
    this.streams.set(stream, held);
    for (const record of records) held.set(record.id, mergeRecords(held.get(record.id), record));
    for (const change of changes) {
      held.set(change.record, mergeChange(held.get(change.record), change).record);
      const redaction = redactionIn(change);
      for (const id of redaction?.records ?? []) {
        const record = held.get(id);
        if (record && redaction) held.set(id, redactedRecord(record, earliest(record.redacted, redaction.redacted)));
      }
    }
    this.cursors = { ...this.cursors, [stream]: to };
  }

  /** All that it holds, in an order that does not depend on how it came. */
  get records(): MergedRecord[] {
    return [...this.streams.values()].flatMap((held) => [...held.values()]).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  record(id: string): MergedRecord | undefined {
    return this.records.find((record) => record.id === id);
  }
}
