/** What is worked out from the log, and what hangs on it, against what the log says. */
import * as z from "zod";
import type { CheckCode } from "../../domain/checkCodes.ts";
import type { Row, Snapshot } from "../backup/rows.ts";
import { backedUp, type TableName } from "../backup/tables.ts";
import type { Stream } from "./checkLog.ts";
import { keyOf, saidBy, type Expected, type Rows } from "./expected.ts";
import type { Findings } from "./findings.ts";
import { mergedRecord } from "../../sync/record.ts";

interface Against {
  snapshot: Snapshot;
  streams: ReadonlyMap<number, Stream>;
  expected: Expected;
  findings: Findings;
}

const body = z.object({
  fields: mergedRecord.shape.fields,
  marks: mergedRecord.shape.marks,
  redacted: mergedRecord.shape.redacted,
});

/** @returns how many records there are */
export async function checkRecords({ snapshot, streams, expected, findings }: Against): Promise<number> {
  const said = ({ kind, author, since, body: text }: Row) => {
    const record = body.parse(JSON.parse(String(text)));
    return saidBy({ kind: String(kind), ...record }, { author: String(author), since: String(since) });
  };
  return compare(
    { snapshot, table: "records", code: "record", findings, nameOf: nameIn(streams) },
    expected.records,
    ({ stream, id }) => keyOf(stream, id),
    said,
  );
}

/** Who is where, which classes there are, which children, and what was taken back. */
export async function checkProjection({ snapshot, streams, expected, findings }: Against): Promise<void> {
  const nameOf = nameIn(streams);
  const places = { snapshot, table: "places", code: "access", findings, nameOf } as const;
  await compare(places, expected.places, byKey("places"), ({ pupil, of, value, from_day, until_day }) =>
    keyOf(pupil, of, value, from_day, until_day),
  );
  const phases = { snapshot, table: "class_phases", code: "access", findings, nameOf } as const;
  await compare(phases, expected.classPhases, byKey("class_phases"), ({ phase, from_ms, until_ms }) => keyOf(phase, from_ms, until_ms));
  const pupils = { snapshot, table: "pupils", code: "access", findings, nameOf: (key: string) => key } as const;
  await compare(pupils, expected.pupils, byKey("pupils"), ({ stream }) => keyOf(stream));
  const redactions = { snapshot, table: "redactions", code: "redaction", findings, nameOf } as const;
  await compare(redactions, expected.redactions, byKey("redactions"), ({ why, person, stamp, of_anybody }) =>
    keyOf(why, person, stamp, of_anybody),
  );
}

/** Roles and accounts of people who are here; nothing of a stream that is erased or unknown. */
export async function checkReferences({ snapshot, streams, expected, findings }: Against): Promise<void> {
  const people = [
    ["grants", "person"],
    ["departures", "person"],
    ["user", "id"],
    ["account", "userId"],
  ] as const satisfies readonly (readonly [TableName, string])[];
  for (const [table, column] of people) {
    for await (const rows of snapshot.rows(table))
      for (const row of rows) if (!expected.staff.has(String(row[column]))) findings.found("reference", `${table} of ${row[column]}`);
  }
  for (const table of ["records", "blobs", "places", "pupils", "class_phases", "redactions"] as const) {
    for await (const rows of snapshot.rows(table)) {
      for (const { stream } of rows) {
        const known = streams.get(Number(stream));
        if (!known) findings.found("reference", `${table} of stream ${stream}`);
        else if (known.erased) findings.found("erased", `${known.name}: ${table}`);
      }
    }
  }
}

/** Every erased stream is in the ledger, and what the ledger says is erased. */
export function checkErased(streams: ReadonlyMap<number, Stream>, ledger: ReadonlySet<string>, findings: Findings): void {
  for (const { name, erased } of streams.values()) {
    if (erased && !ledger.has(name)) findings.found("erased", `${name} is not in the ledger`);
    if (!erased && ledger.has(name)) findings.found("erased", `${name} is in the ledger, and is here`);
  }
}

const byKey = (table: TableName) => (row: Row) => keyOf(...backedUp[table].key.map((column) => row[column]));

/** A row's place in words: its stream's name, and what tells it apart there. */
function nameIn(streams: ReadonlyMap<number, Stream>): (key: string) => string {
  return (key) => {
    const [stream, ...rest] = key.split(" ");
    return [streams.get(Number(stream))?.name ?? stream, ...rest].join(" ");
  };
}

interface Comparing {
  snapshot: Snapshot;
  table: TableName;
  code: CheckCode;
  findings: Findings;
  nameOf: (key: string) => string;
}

async function compare(
  { snapshot, table, code, findings, nameOf }: Comparing,
  expected: Rows,
  keyed: (row: Row) => string,
  said: (row: Row) => string,
): Promise<number> {
  const missing = new Set(expected.keys());
  let count = 0;
  for await (const rows of snapshot.rows(table)) {
    count += rows.length;
    for (const row of rows) {
      const key = keyed(row);
      missing.delete(key);
      if (expected.get(key) !== said(row)) findings.found(code, nameOf(key));
    }
  }
  for (const key of missing) findings.found(code, `${nameOf(key)} is missing`);
  return count;
}
