/** Everything that lies in the databases of a tablet, read past the app: what is not among it is not on the tablet. */
import { z } from "zod";
import { sealedCodec } from "../../../src/store/sealing.ts";
import { personTables } from "../../../src/store/tableNames.ts";
import { keysOf } from "./tabletKeys.ts";
import type { Tablet } from "./tablet.ts";

export interface TabletRow {
  database: string;
  table: string;
  key: string;
  /** The whole row as JSON, its box and its clear columns. A box is open where the test hears keys (`opensRows`), and else in base64. */
  text: string;
}

const rows = z.array(z.object({ database: z.string(), table: z.string(), key: z.string(), text: z.string() }));

const sealedRow = z.looseObject({ rev: z.number(), schema: z.number(), box: z.string() });

/** A row with its box opened, if one of these keys is its own. */
async function openedRow(row: TabletRow, keys: readonly CryptoKey[]): Promise<TabletRow> {
  const table = personTables.find((one) => one === row.table);
  const sealed = sealedRow.safeParse(JSON.parse(row.text));
  if (!table || !sealed.success) return row;
  const { rev, schema, box } = sealed.data;
  for (const key of keys) {
    const codec = sealedCodec(key, { subtle: crypto.subtle, random: () => new Uint8Array() });
    const place = { table, key: row.key, rev, schema };
    const value = await codec.open(place, Buffer.from(box, "base64")).catch(() => undefined);
    if (value !== undefined) return { ...row, text: JSON.stringify({ ...sealed.data, box: JSON.stringify(value) }) };
  }
  return row;
}

/** Every row of every database. */
export async function rowsOnTablet(tablet: Tablet): Promise<TabletRow[]> {
  const found = await tablet.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("a database of this tablet cannot be read"));
      });
    const letters = (_name: string, value: unknown) =>
      value instanceof Uint8Array ? btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join("")) : value;
    const all: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())]);
        keys.forEach((key, at) =>
          all.push({
            database: name,
            table,
            key: typeof key === "string" ? key : JSON.stringify(key),
            text: JSON.stringify(values[at], letters),
          }),
        );
      }
      database.close();
    }
    return all;
  });
  const keys = await keysOf(tablet);
  return Promise.all(rows.parse(found).map((row) => openedRow(row, keys)));
}

/** The rows of one person's database. */
export async function rowsOf(tablet: Tablet, person: string): Promise<TabletRow[]> {
  return (await rowsOnTablet(tablet)).filter(({ database }) => database === `small-steps-${person}`);
}

const box = z.object({ box: z.string() });
const held = z.object({ base: z.object({ fields: z.record(z.string(), z.json()) }) });

/** What a record says on a tablet, as the server has acknowledged it there. */
export async function fieldsOnTablet(tablet: Tablet, record: string): Promise<Record<string, unknown>> {
  const found = (await rowsOnTablet(tablet)).find(({ table, key }) => table === "records" && key.endsWith(`|${record}`));
  if (found === undefined) throw new Error("the tablet has no such record");
  return held.parse(JSON.parse(box.parse(JSON.parse(found.text)).box)).base.fields;
}
