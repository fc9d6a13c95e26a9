/** Everything that lies in the databases of a tablet, read past the app: what is not among it is not on the tablet. */
import { z } from "zod";
import type { Tablet } from "./tablet.ts";

export interface TabletRow {
  database: string;
  table: string;
  key: string;
  /** The whole row as JSON, its box and its clear columns. */
  text: string;
}

const rows = z.array(z.object({ database: z.string(), table: z.string(), key: z.string(), text: z.string() }));

/** Every row of every database. */
export async function rowsOnTablet(tablet: Tablet): Promise<TabletRow[]> {
  const found = await tablet.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("a database of this tablet cannot be read"));
      });
    const all: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())]);
        keys.forEach((key, at) =>
          all.push({ database: name, table, key: typeof key === "string" ? key : JSON.stringify(key), text: JSON.stringify(values[at]) }),
        );
      }
      database.close();
    }
    return all;
  });
  return rows.parse(found);
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
