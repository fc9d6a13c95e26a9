/** The stream store over SQLite. Every call is one synchronous transaction: it has happened before the promise is made. */
import type { StreamName } from "../../../domain/streams.ts";
import type { NumberedChange } from "../../../sync/change.ts";
import type { Connection } from "../database.ts";
import type { ReadLimits, Run, StreamStore } from "../streamStore.ts";
import { toChange, toRecord } from "./rows.ts";
import { SqliteLog } from "./sqliteLog.ts";

/** After every id there can be, and before every one. */
const aboveAll = "~";
const belowAll = "";

/**
 * @param newId random ids of epochs: 1 to 64 of `0-9a-z-`
 * @param log the log over `db`, where there is one already
 */
export function sqliteStreamStore(
  db: Connection,
  { newId, log = new SqliteLog(db, newId) }: { newId: () => string; log?: SqliteLog },
): StreamStore {
  // What SQLite deletes it also overwrites, and what it sorts or may have to roll back it keeps in memory, not in another file.
  db.pragma("secure_delete = ON");
  db.pragma("temp_store = MEMORY");
  const run = log.statements;
  const numberOf = (name: StreamName): number => {
    const stream = run.stream.get({ name });
    return stream?.erased === 0 ? stream.number : 0;
  };
  const words = { inWriteAheadLog: true };
  /**
   * The write-ahead log holds what was overwritten until it is copied back and cut. A reader in another process can be in the
   * way, and so can the end of this one: it is tried again at the next append, and at the next start.
   */
  const cutWriteAheadLog = () => {
    if (words.inWriteAheadLog) words.inWriteAheadLog = db.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) !== 0;
  };
  cutWriteAheadLog();

  return {
    append(works) {
      return settled(() => {
        const outcomes = log.transact(() =>
          works.map((work) =>
            log.work(work, () => {
              words.inWriteAheadLog = true;
            }),
          ),
        );
        cutWriteAheadLog();
        return outcomes;
      });
    },

    heads: (names) => settled(() => log.heads(names)),

    life: () => settled(() => log.life()),

    changesAfter(stream, seq, limits) {
      return settled(() => {
        const from = { stream: numberOf(stream), seq };
        const rows =
          limits.author === null ? run.changesAfter.iterate(from) : run.changesAfterOf.iterate({ ...from, author: limits.author });
        return upTo(limits, rows, (row) => toChange(row, stream));
      });
    },

    changesBefore(stream, seq, { items: most, kinds, author }) {
      return settled(() => {
        const items: NumberedChange[] = [];
        for (const row of run.changesBefore.iterate({ stream: numberOf(stream), seq: seq ?? Number.MAX_SAFE_INTEGER })) {
          if ((kinds !== null && !kinds.has(row.kind)) || (author !== null && row.author !== author)) continue;
          if (items.length === most) return { items, more: true };
          items.push(toChange(row, stream));
        }
        return { items, more: false };
      });
    },

    changesOf: (stream, record) =>
      settled(() => run.changesOfRecord.all({ stream: numberOf(stream), record }).map((row) => toChange(row, stream))),

    recordsBelow(stream, below, floor, limits) {
      return settled(() => {
        const from = { stream: numberOf(stream), below: below ?? aboveAll, floor: floor ?? belowAll };
        const rows =
          limits.author === null ? run.recordsBelow.iterate(from) : run.recordsBelowOf.iterate({ ...from, author: limits.author });
        return upTo(limits, rows, (row) => toRecord(row, stream));
      });
    },

    countBelow: (stream, below) => settled(() => run.countBelow.get({ stream: numberOf(stream), below: below ?? aboveAll })?.count ?? 0),
    personFacts: (person) => settled(() => log.personFacts(person)),
    schoolFacts: () => settled(() => log.schoolFacts()),

    erase(what, entryFor) {
      return settled(() => {
        if (log.transact(() => log.erase(what, entryFor))) words.inWriteAheadLog = true;
        cutWriteAheadLog();
      });
    },

    renewEpochs: () => settled(() => log.transact(() => log.renewEpochs())),
  };
}

/** What happened at once, told as a promise: an error rejects, as it would in a store that really waits. */
async function settled<T>(work: () => T): Promise<T> {
  return Promise.resolve(work());
}

/** Reads rows until the bytes are used up; the first comes whatever its size. */
function upTo<R, T>({ bytes }: ReadLimits, rows: Iterable<R>, to: (row: R) => T): Run<T> {
  const items: T[] = [];
  let used = 0;
  for (const row of rows) {
    const item = to(row);
    used += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (used > bytes && items.length > 0) return { items, more: true };
    items.push(item);
  }
  return { items, more: false };
}
