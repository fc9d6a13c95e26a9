/**
 * The two transactions a tap is made of, on the browser's own requests. All of a commit's requests are queued at once, reads
 * before writes, so that comparing and writing is one trip to the disk's process, and nothing else can be awaited in between.
 */
import type { TableName } from "../tableNames.ts";
import { nameOf, type Commit, type Expected, type Row, type RowRef } from "../tables.ts";

function tablesOf(refs: readonly { table: TableName }[]): TableName[] {
  return [...new Set(refs.map(({ table }) => table))];
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && "rev" in value;
}

/** Rows by table and key, in order. */
export function getRows(database: IDBDatabase, refs: readonly RowRef[]): Promise<(Row | undefined)[]> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(tablesOf(refs), "readonly");
    transaction.onabort = () => reject(reasonFor(transaction));
    const requests = refs.map(({ table, key }) => transaction.objectStore(table).get(key));
    transaction.oncomplete = () => {
      resolve(requests.map(({ result }: IDBRequest<unknown>) => (isRow(result) ? result : undefined)));
    };
  });
}

function reasonFor({ error }: IDBTransaction): Error {
  return error ?? new DOMException("the transaction was ended", "AbortError");
}

/** What a commit must read before it may stand, and what it may simply add: the database itself refuses a second row of one key. */
function parts({ expect, put }: Commit): { compare: Expected[]; isNew: (ref: RowRef) => boolean } {
  const written = new Set(put.map(({ table, row }) => nameOf({ table, key: row.key })));
  const fresh = new Set(expect.filter((one) => one.rev === 0 && written.has(nameOf(one))).map(nameOf));
  return { compare: expect.filter((one) => !fresh.has(nameOf(one))), isNew: (ref) => fresh.has(nameOf(ref)) };
}

/** Compares every expected rev and writes everything, or ends the transaction, which leaves nothing written. */
export function compareAndWrite(database: IDBDatabase, commit: Commit): Promise<"done" | "mismatch"> {
  return new Promise((resolve, reject) => {
    const { expect, put, remove } = commit;
    const { compare, isNew } = parts(commit);
    const transaction = database.transaction(tablesOf([...expect, ...put, ...remove]), "readwrite", { durability: "strict" });
    let mismatch = false;
    let left = compare.length;
    const found = ({ rev }: Expected, value: unknown) => {
      left -= 1;
      if (mismatch) return;
      if ((isRow(value) ? value.rev : 0) !== rev) {
        mismatch = true;
        transaction.abort();
      } else if (left === 0) transaction.commit();
    };
    const refused = (error: DOMException | null) => {
      if (error?.name === "ConstraintError") mismatch = true;
    };
    transaction.oncomplete = () => resolve("done");
    transaction.onabort = () => {
      if (mismatch) resolve("mismatch");
      else reject(reasonFor(transaction));
    };
    try {
      for (const one of compare) {
        const request: IDBRequest<unknown> = transaction.objectStore(one.table).get(one.key);
        request.onsuccess = () => found(one, request.result);
      }
      for (const { table, row } of put) {
        const rows = transaction.objectStore(table);
        const request = isNew({ table, key: row.key }) ? rows.add(row) : rows.put(row);
        request.onerror = () => refused(request.error);
      }
      for (const { table, key } of remove) transaction.objectStore(table).delete(key);
    } catch (error) {
      // What was queued before it must not be written without the rest.
      transaction.abort();
      throw error;
    }
  });
}
