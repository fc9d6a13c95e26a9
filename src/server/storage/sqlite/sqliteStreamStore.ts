/** The stream store over SQLite. Every call is one synchronous transaction, when the connection is its own. */
import type { StreamName } from "../../../domain/streams.ts";
import type { NumberedChange } from "../../../sync/change.ts";
import type { StreamStore } from "../streamStore.ts";
import { upTo } from "../upTo.ts";
import { toChange, toRecord } from "../rows.ts";
import type { SqliteDatabase } from "./sqliteDatabase.ts";
import type { SqliteLog } from "./sqliteLog.ts";

/** After every id there can be, and before every one. */
const aboveAll = "~";
const belowAll = "";

export function sqliteStreamStore(database: SqliteDatabase): StreamStore {
  const numberOf = (log: SqliteLog, name: StreamName): number => {
    const stream = log.statements.stream.get({ name });
    return stream?.erased === 0 ? stream.number : 0;
  };

  return {
    append: (works) => database.act((log) => works.map((work) => log.work(work))),
    find: (needs) => database.look((log) => log.find(needs)),
    heads: (names) => database.look((log) => log.heads(names)),
    life: () => database.look((log) => log.life()),

    changesAfter(stream, seq, limits) {
      return database.look((log) => {
        const run = log.statements;
        const from = { stream: numberOf(log, stream), seq };
        const rows =
          limits.author === null ? run.changesAfter.iterate(from) : run.changesAfterOf.iterate({ ...from, author: limits.author });
        return upTo(limits, rows, (row) => toChange(row, stream));
      });
    },

    changesBefore(stream, seq, { items: most, kinds, author }) {
      return database.look((log) => {
        const items: NumberedChange[] = [];
        const from = { stream: numberOf(log, stream), seq: seq ?? Number.MAX_SAFE_INTEGER };
        for (const row of log.statements.changesBefore.iterate(from)) {
          if ((kinds !== null && !kinds.has(row.kind)) || (author !== null && row.author !== author)) continue;
          if (items.length === most) return { items, more: true };
          items.push(toChange(row, stream));
        }
        return { items, more: false };
      });
    },

    changesOf: (stream, record) =>
      database.look((log) =>
        log.statements.changesOfRecord.all({ stream: numberOf(log, stream), record }).map((row) => toChange(row, stream)),
      ),

    recordsBelow(stream, below, floor, limits) {
      return database.look((log) => {
        const run = log.statements;
        const from = { stream: numberOf(log, stream), below: below ?? aboveAll, floor: floor ?? belowAll };
        const rows =
          limits.author === null ? run.recordsBelow.iterate(from) : run.recordsBelowOf.iterate({ ...from, author: limits.author });
        return upTo(limits, rows, (row) => toRecord(row, stream));
      });
    },

    countBelow: (stream, below) =>
      database.look((log) => log.statements.countBelow.get({ stream: numberOf(log, stream), below: below ?? aboveAll })?.count ?? 0),
    personFacts: (person) => database.look((log) => log.personFacts(person)),
    schoolFacts: () => database.look((log) => log.schoolFacts()),
    erase: (what, entryFor) => database.act((log) => log.erase(what, entryFor)),
    renewEpochs: (now) => database.act((log) => log.renewEpochs(now)),
  };
}
