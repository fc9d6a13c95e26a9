/** What people need of the school's log, in whatever transaction is open: an account, its roles and the records that name its owner are one. */
import { v7 } from "uuid";
import type { Draft } from "../../domain/draft.ts";
import { kinds } from "../../domain/kinds.ts";
import type { School } from "../../domain/own.ts";
import { parseStream, streams } from "../../domain/streams.ts";
import type { Day, Instant } from "../../domain/time.ts";
import { fieldValues, type Change, type FieldValues } from "../../sync/change.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { firstStamp, laterOf, nextStamp } from "../../sync/stamp.ts";
import { classesNow } from "../storage/datedClass.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";
import { noNeeds, recordKey, type Found } from "../storage/streamStore.ts";
import { hashOf } from "../sync/hash.ts";

/** A member of staff, as the school stream has them. */
export interface StaffRecord {
  person: string;
  displayName: string;
  /** Their last day, as `leftOn` knows it. */
  leftOn: Day | null;
}

/** What stands where a tablet's replica would: the server is one, and makes its stamps one at a time. */
const replica = "server0000000000";

/**
 * Appends one act, stamped by the server, in the name of `by`. The caller has decided that `by` may: an invitation is a phase
 * leader's to make, and the `school` stream otherwise is not theirs to write.
 */
export async function state(log: OpenLog, by: string, at: Instant, statements: readonly Draft[]): Promise<void> {
  const needs = { ...noNeeds(by), streams: [...new Set(statements.map(({ stream }) => stream))].sort(), records: statements };
  const outcome = await log.work({ needs, decide: (found) => ({ append: appending(by, at, statements, found) }) });
  if ("refused" in outcome) throw new Error("The server's own act was refused.");
}

export async function staff(log: OpenLog): Promise<StaffRecord[]> {
  const records = (await log.ofKind(streams.school, "staff")).flatMap(({ record }) => recordOf(record, "staff") ?? []);
  const members: StaffRecord[] = [];
  for (const record of records) members.push(await toStaff(log, record));
  return members;
}

export async function staffMember(log: OpenLog, person: string): Promise<StaffRecord | undefined> {
  const found = await log.find({ ...noNeeds(person), records: [{ stream: streams.school, record: person }] });
  const [kept] = found.records.values();
  const record = recordOf(kept?.record, "staff");
  return record && toStaff(log, record);
}

/** What somebody is called; empty for who is not on the staff. */
export async function displayName(log: OpenLog, person: string): Promise<string> {
  return (await staffMember(log, person))?.displayName ?? "";
}

/**
 * The last day of somebody who left, whoever said so: the staff page, the command line or a leader's tablet. The same answer
 * that sync goes by.
 */
export async function leftOn(log: OpenLog, person: string): Promise<Day | null> {
  return (await log.personFacts(person)).leftOn;
}

/** The school's name and time zone, once it is set up. */
export async function schoolOf(log: OpenLog): Promise<{ name: string; zone: string } | undefined> {
  const kept = await log.ofKind(streams.school, "school");
  const [school] = recordsOf(
    kept.map(({ record }) => record),
    "school",
  );
  return school && { name: school.fields.name ?? "", zone: school.fields.zone ?? (await log.zone()) };
}

/** Where pupils and classes are now: what roles are measured against. */
export async function placesOf(log: OpenLog): Promise<Omit<School, "grants">> {
  const { places, pupils, datedClasses } = await log.schoolFacts();
  return { places, pupils, classes: classesNow(datedClasses) };
}

async function toStaff(log: OpenLog, { id, fields }: RecordOf<"staff">): Promise<StaffRecord> {
  return { person: id, displayName: fields.displayName ?? "", leftOn: await leftOn(log, id) };
}

/** The statements as changes of one act, stamped after everything they state anew. */
function appending(by: string, at: Instant, statements: readonly Draft[], found: Found) {
  const act = v7();
  let latest = firstStamp(replica);
  for (const { record } of found.records.values()) for (const mark of Object.values(record.marks)) latest = laterOf(latest, mark.at);
  return statements.map((statement) => {
    const { stream, kind, record } = statement;
    const fields = fieldsOf(statement, found.records.get(recordKey(stream, record))?.record);
    latest = nextStamp(latest, at, replica);
    const change: Change = { id: v7(), act, stream, kind, record, fields, at: latest, by, replica };
    return { change, hash: hashOf(change), late: false };
  });
}

/**
 * The statement's fields, parsed by its kind: whoever states (a form, a file, a command line) has told people what is wrong
 * with what they gave, so that what still fails here is a fault of ours, and must not reach the log.
 */
function fieldsOf({ stream, kind, fields }: Draft, before: MergedRecord | undefined): FieldValues {
  const home = kinds[kind].stream;
  const belongs = home === "any" || home === parseStream(stream)?.type;
  if (!belongs) throw new Error(`A ${kind} was stated in another stream than its own.`);
  if (before && before.kind !== kind) throw new Error(`A ${kind} was stated of a record of another kind.`);
  return fieldValues.parse(kinds[kind].change.parse(fields));
}
