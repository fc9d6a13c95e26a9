/** Rows of a database through the query builder, the same for every kind of database. */
import type { ControlledTransaction, Kysely } from "kysely";
import { plainRow, type Receiving, type Row, type Snapshot } from "./rows.ts";
import { backedUp, type TableName } from "./tables.ts";

/** Tables by their names alone. */
export type AnyTables = Record<string, Record<string, unknown>>;

const rowsAtOnce = 500;

/**
 * A school's rows as they are now, whatever is written meanwhile.
 * @param close lets go of what the snapshot was read through
 */
export async function snapshotOf(db: Kysely<AnyTables>, close: () => Promise<void>): Promise<Snapshot & { end(): Promise<void> }> {
  const begun = await db.startTransaction().setIsolationLevel("repeatable read").execute();
  // A transaction sees what is there when it first asks, not when it begins.
  await begun.selectFrom("life").select("epoch").execute();
  const reading: { transaction?: ControlledTransaction<AnyTables> } = { transaction: begun };
  async function* rows(table: TableName): AsyncGenerator<Row[], void> {
    const { columns, key } = backedUp[table];
    if (!reading.transaction) throw new Error("A snapshot was read after its end.");
    const all = reading.transaction.selectFrom(table).select(Object.keys(columns));
    const query = key.reduce((ordered, column) => ordered.orderBy(column), all);
    let some: Row[] = [];
    for await (const row of query.stream(rowsAtOnce)) {
      some.push(plainRow(table, row));
      if (some.length < rowsAtOnce) continue;
      yield some;
      some = [];
      // Whoever else is asking this process comes in between.
      await new Promise(setImmediate);
    }
    yield some;
  }
  return {
    rows,
    async end() {
      const { transaction } = reading;
      delete reading.transaction;
      if (!transaction) return;
      await transaction.rollback().execute();
      await close();
    },
  };
}

const insertAtOnce = 200;

/** Puts rows into a table, so many at once, inside whatever transaction is open. */
export type Put = (table: string, rows: readonly Record<string, unknown>[]) => Promise<void>;

export function putting(db: Kysely<AnyTables>): Put {
  return async (table, rows) => {
    for (let from = 0; from < rows.length; from += insertAtOnce)
      await db
        .insertInto(table)
        .values(rows.slice(from, from + insertAtOnce))
        .execute();
  };
}

/** Where what people wrote stands apart from what is said of it: in the order it comes. */
export function withWords(put: Put): Receiving["put"] {
  const words = { number: 0 };
  const parts: Partial<Record<TableName, string>> = { changes: "log", records: "merged" };
  return async (table, rows) => {
    const said = parts[table];
    if (said === undefined) return put(table, rows);
    const numbered = rows.map(({ hash = "", body = "", ...row }) => ({ row, words: { number: ++words.number, hash, body } }));
    await put(
      "words",
      numbered.map((one) => one.words),
    );
    await put(
      said,
      numbered.map(({ row, words: { number } }) => ({ ...row, words: number })),
    );
  };
}
