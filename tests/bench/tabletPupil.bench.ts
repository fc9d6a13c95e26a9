/** A child's pages with two years of evidence behind them, each beside the raw reads it is made of: the app's queries over Dexie, and Dexie alone. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type Dexie from "dexie";
import { evidenceQuery } from "../../src/client/queries/evidence.ts";
import { journeyQuery } from "../../src/client/queries/journey.ts";
import { planQuery } from "../../src/client/queries/plan.ts";
import { profileQuery } from "../../src/client/queries/profile.ts";
import { pupilQuery } from "../../src/client/queries/pupil.ts";
import { addDays, dayOf } from "../../src/domain/time.ts";
import { declareDatabase } from "../../src/store/dexie/databases.ts";
import { dexieTables } from "../../src/store/dexie/dexieTables.ts";
import { personTables, type TableName } from "../../src/store/tableNames.ts";
import type { Range, RowRef, Tables } from "../../src/store/tables.ts";
import { now, pupil, tabletWith, zone, type Seen } from "../unit/client/aProfile.ts";
import type { Bench, Count } from "./bench.ts";
import { pair, timed, type Pair } from "./pairs.ts";

/** Two years of a child of whom two records are written a day. */
const records = 1_400;
const seen = Array.from({ length: records }, (_, at): Seen => {
  const daysAgo = 1 + at / 2;
  if (at % 4 === 0) return { daysAgo, fields: { kind: "engagement", areas: ["anticipation"], chips: ["stilled"], stimulus: "Foil" } };
  return {
    daysAgo,
    fields: at % 4 === 1 ? { kind: "note", words: "Smiled" } : { target: at % 4 === 2 ? "looks" : "opens", went: "bitOfHelp" },
  };
});

type Asked = { refs: readonly RowRef[] } | { table: TableName; range: Range };

/** Tables that remember what they were asked while somebody listens. */
function listening(tables: Tables): { tables: Tables; asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    tables: {
      ...tables,
      get: (refs) => {
        asked.push({ refs });
        return tables.get(refs);
      },
      range: (table, range) => {
        asked.push({ table, range });
        return tables.range(table, range);
      },
    },
  };
}

/** The same rows by Dexie itself, all asked for at once. */
async function rawly(database: Dexie, asked: readonly Asked[]): Promise<void> {
  await Promise.all(
    asked.map(async (one) => {
      if ("refs" in one) {
        for (const table of new Set(one.refs.map((ref) => ref.table)))
          await database.table(table).bulkGet(one.refs.filter((ref) => ref.table === table).map(({ key }) => key));
        return;
      }
      const { by, from = "", below = "\uffff", reverse, limit } = one.range;
      const rows = database
        .table(one.table)
        .where(by === "key" ? ":id" : `clear.${by}`)
        .between(from, below, true, false);
      const ordered = reverse ? rows.reverse() : rows;
      await (limit === undefined ? ordered : ordered.limit(limit)).toArray();
    }),
  );
}

const bench: Bench = async () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  const name = "small-steps-bench";
  const { tables, asked } = listening(dexieTables({ name, tables: personTables, engine }));
  const { store, reading, rowsOf } = await tabletWith({ seen }, tables);
  const database = await declareDatabase(name, personTables, engine).open();
  const held = (await store.observations(pupil, "2024-08-01", "2027-08-01")).length;
  if (held !== records) throw new Error(`the tablet holds ${held} records, not ${records}`);

  const fortnight = addDays(dayOf(now, zone), -14);
  const pages: Record<string, () => Promise<unknown>> = {
    "opening a pupil: who they are, and the plan": async () => {
      await pupilQuery(reading, { pupil });
      await planQuery(reading, { pupil });
    },
    "the timeline of a fortnight": () => evidenceQuery(reading, { pupil, from: fortnight, filter: {} }),
    "the profile of a year": () => profileQuery(reading, { pupil }),
    "one target's own journey of two years": () => journeyQuery(reading, { pupil, target: "looks" }),
  };
  const lines: (Pair | Count)[] = [];
  try {
    for (const [page, ask] of Object.entries(pages)) {
      asked.length = 0;
      const rows = await rowsOf(ask);
      const reads = [...asked];
      const floor = () => rawly(database, reads);
      lines.push(
        await pair(
          page,
          timed(async () => {
            await ask();
          }),
          `its ${reads.length} reads raw`,
          timed(floor),
          { rounds: 20, warmUp: 5 },
        ),
      );
      lines.push({ name: `${page}, of ${records} records`, count: rows, unit: "rows read" });
    }
    return lines;
  } finally {
    database.close();
    store.close();
  }
};

export default bench;
