/** The school's log as people need it, over the SQLite log: every call inside whatever transaction is open. */
import { v7 } from "uuid";
import type { Draft } from "../../domain/draft.ts";
import { kinds } from "../../domain/kinds.ts";
import { parseStream, streams } from "../../domain/streams.ts";
import type { Instant } from "../../domain/time.ts";
import { fieldValues, type Change, type FieldValues } from "../../sync/change.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { firstStamp, laterOf, nextStamp } from "../../sync/stamp.ts";
import { classesNow } from "../storage/datedClass.ts";
import type { SqliteLog } from "../storage/sqlite/sqliteLog.ts";
import { noNeeds, recordKey, type Found } from "../storage/streamStore.ts";
import { hashOf } from "../sync/hash.ts";
import type { SchoolLog, StaffRecord } from "./schoolLog.ts";

/** What stands where a tablet's replica would: the server is one, and makes its stamps one at a time. */
const replica = "server0000000000";

export function sqliteSchoolLog(log: SqliteLog): SchoolLog {
  const leftOn = (person: string) => log.personFacts(person).leftOn;
  const toStaff = ({ id, fields }: RecordOf<"staff">): StaffRecord => ({
    person: id,
    displayName: fields.displayName ?? "",
    leftOn: leftOn(id),
  });
  return {
    leftOn,
    state(by, at, statements) {
      const needs = { ...noNeeds(by), streams: [...new Set(statements.map(({ stream }) => stream))].sort(), records: statements };
      const outcome = log.work({ needs, decide: (found) => ({ append: appending(by, at, statements, found) }) }, () => undefined);
      if ("refused" in outcome) throw new Error("The server's own act was refused.");
    },
    staff: () => staffOf(log).map(toStaff),
    staffMember(person) {
      const found = log.find({ ...noNeeds(person), records: [{ stream: streams.school, record: person }] });
      const [kept] = found.records.values();
      const staff = recordOf(kept?.record, "staff");
      return staff && toStaff(staff);
    },
    school() {
      const [school] = recordsOf(
        log.ofKind(streams.school, "school").map(({ record }) => record),
        "school",
      );
      return school && { name: school.fields.name ?? "", zone: school.fields.zone ?? log.zone() };
    },
    zone: () => log.zone(),
    places: () => {
      const { places, pupils, datedClasses } = log.schoolFacts();
      return { places, pupils, classes: classesNow(datedClasses) };
    },
  };
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

function staffOf(log: SqliteLog): RecordOf<"staff">[] {
  return log.ofKind(streams.school, "staff").flatMap(({ record }) => recordOf(record, "staff") ?? []);
}
