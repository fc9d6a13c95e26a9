/**
 * The stream store over PostgreSQL, in any number of processes. Numbers are given under the lock of their stream's row, which is held until
 * they can be read: an identity column would hand them out before, and a reader would pass one that comes later.
 */
import { sql } from "kysely";
import type { StreamStore } from "../streamStore.ts";
import { find } from "./postgresLog.ts";
import { kept } from "./kept.ts";
import type { PostgresDatabase } from "./postgresDatabase.ts";
import { changesAfter, changesBefore, changesOf, countBelow, heads, personFacts, recordsBelow, schoolFacts } from "./reading.ts";

export function postgresStreamStore(database: PostgresDatabase): StreamStore {
  return {
    append: (works) => database.act((db, log) => log.append(db, works)),
    find: (needs) => database.look((db) => find(db, needs)),
    heads: (names) => database.look((db) => heads(db, names)),

    async life() {
      const { rows } = await database.look((db) =>
        sql<{ epoch: string; access_version: number }>`${kept} select epoch, access_version from life`.execute(db),
      );
      const [life] = rows;
      if (!life) throw new Error("The log has no epoch: its tables were emptied from outside.");
      return { epoch: life.epoch, accessVersion: life.access_version };
    },

    changesAfter: (stream, seq, limits) => database.look((db) => changesAfter(db, stream, seq, limits)),
    changesBefore: (stream, seq, wanted) => database.look((db) => changesBefore(db, stream, seq, wanted)),
    changesOf: (stream, record) => database.look((db) => changesOf(db, stream, record)),
    recordsBelow: (stream, below, floor, limits) => database.look((db) => recordsBelow(db, stream, below, floor, limits)),
    countBelow: (stream, below) => database.look((db) => countBelow(db, stream, below)),
    personFacts: (person) => database.look((db) => personFacts(db, person)),
    schoolFacts: () => database.look((db) => schoolFacts(db)),
    erase: (what, entryFor) => database.act((db, log) => log.erase(db, what, entryFor)),
    renewEpochs: (now) => database.act((db, log) => log.renewEpochs(db, now)),
  };
}
