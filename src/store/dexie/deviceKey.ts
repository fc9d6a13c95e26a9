/**
 * A key that belongs to this tablet: the browser keeps it, uses it and gives it to nobody, so that what is bound to it opens
 * nowhere else. IndexedDB is the one place that holds such a key.
 */
import Dexie from "dexie";
import type { Engine } from "./databases.ts";

const name = "small-steps-key";
const only = "device";

interface Kept {
  id: string;
  key: CryptoKey;
}

/** The tablet's key, made when there is none. Two tabs that make one at once end with the same. */
export async function deviceKey(make: () => Promise<CryptoKey>, engine: Engine = {}): Promise<CryptoKey> {
  const database = new Dexie(name, { chromeTransactionDurability: "strict", ...engine });
  database.version(1).stores({ keys: "id" });
  const keys = database.table<Kept, string>("keys");
  try {
    const found = await keys.get(only);
    if (found) return found.key;
    const made = { id: only, key: await make() };
    return await database.transaction("rw", keys, async () => {
      const first = await keys.get(only);
      if (first) return first.key;
      await keys.add(made);
      return made.key;
    });
  } finally {
    database.close();
  }
}
