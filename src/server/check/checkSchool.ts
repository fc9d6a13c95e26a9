/**
 * The whole school, read through once and held against itself: a second look at what the server works with, made of what it wrote. It
 * changes nothing, and reads what was there at one moment, so that it may run beside the server.
 */
import type { CheckCode } from "../../domain/checkCodes.ts";
import type { Instant } from "../../domain/time.ts";
import type { Change } from "../../sync/change.ts";
import { erasedBy, erasuresAmong } from "../backup/ledger.ts";
import type { Snapshot } from "../backup/rows.ts";
import { checkAudit, marksAmong, type Mark } from "./checkAudit.ts";
import { checkLog, streamsOf } from "./checkLog.ts";
import { checkPictures } from "./checkPictures.ts";
import { checkErased, checkProjection, checkRecords, checkReferences } from "./checkTables.ts";
import { nothingExpected } from "./expected.ts";
import { Found, type Problem } from "./findings.ts";

export interface Checked {
  streams: number;
  changes: number;
  records: number;
  pictures: number;
  /** Of the audit. */
  entries: number;
  /** Where, of each kind as far as it helps. */
  problems: readonly Problem[];
  /** How many of each kind. */
  counts: ReadonlyMap<CheckCode, number>;
}

export interface Checking {
  snapshot: Snapshot & { end(): Promise<void> };
  /** What the database says of itself. */
  damage: readonly string[];
  /** The folder of pictures. */
  pictures: string;
  began: Instant;
}

export async function checkSchool({ snapshot, damage, pictures, began }: Checking): Promise<Checked> {
  const findings = new Found();
  const expected = nothingExpected();
  for (const each of damage) findings.found("database", each);
  try {
    const streams = await streamsOf(snapshot);
    const ledger: Change[] = [];
    const marks: Mark[] = [];
    const watched: Snapshot = {
      async *rows(table) {
        for await (const rows of snapshot.rows(table)) {
          if (table === "changes") {
            ledger.push(...erasuresAmong(rows));
            marks.push(...marksAmong(rows));
          }
          yield rows;
        }
      },
    };
    const changes = await checkLog(watched, streams, expected, findings);
    const against = { snapshot, streams, expected, findings };
    const records = await checkRecords(against);
    await checkProjection(against);
    await checkReferences(against);
    checkErased(streams, new Set(ledger.map(erasedBy)), findings);
    const entries = await checkAudit(snapshot, marks, findings);
    const files = await checkPictures({ snapshot, folder: pictures, began }, expected, findings);
    return { streams: streams.size, changes, records, pictures: files, entries, problems: findings.problems, counts: findings.counts };
  } finally {
    await snapshot.end();
  }
}
