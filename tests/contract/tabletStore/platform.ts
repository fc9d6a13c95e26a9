/** What a store runs on: some kind of tables, and a codec. The same sentences about the school hold on all of them. */
import { plainCodec, type Codec } from "../../../src/store/codec.ts";
import { definitions } from "../../../src/store/rows.ts";
import { openRow } from "../../../src/store/openRow.ts";
import { sealedCodec } from "../../../src/store/sealing.ts";
import { personTables } from "../../../src/store/tableNames.ts";
import type { Tables } from "../../../src/store/tables.ts";

export interface TestDisk {
  /** Another tab, or the next start of the app, on the same disk. */
  open(): Tables;
}

export interface Platform {
  name: string;
  newDisk(): TestDisk;
  /** A codec and the key it holds, made anew for each tablet. */
  newCodec(): Promise<Codec>;
}

export const plain = () => Promise.resolve(plainCodec);

/** Seals every row as the app does: slow enough to end any transaction that waits for it in WebKit. */
export async function sealingCodec(): Promise<Codec> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return sealedCodec(key, { subtle: crypto.subtle, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
}

/** Everything on a disk as one text, to look for words in. */
export async function textOn(tables: Tables, codec: Codec): Promise<string> {
  const found: unknown[] = [];
  for (const table of personTables) {
    for (const row of await tables.range(table, { by: "key" })) {
      found.push([table, row.key, row.clear, await openRow(table, { ...definitions[table], upgrades: [] }, row, codec)]);
    }
  }
  return JSON.stringify(found);
}
