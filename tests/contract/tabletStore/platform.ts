/** What a store runs on: some kind of tables, and a codec. The same sentences about the school hold on all of them. */
import { plainCodec, type Codec } from "../../../src/store/codec.ts";
import { definitions } from "../../../src/store/rows.ts";
import { openRow } from "../../../src/store/openRow.ts";
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

/**
 * Seals every row as the coming version will (AES-GCM, the row's place as additional authenticated data): slow enough to
 * end any transaction that waits for it in WebKit, and unable to open a row that was written for another place or rev.
 */
export async function sealingCodec(): Promise<Codec> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const about = (place: Parameters<Codec["seal"]>[0], iv: Uint8Array<ArrayBuffer>) => ({
    name: "AES-GCM",
    iv,
    additionalData: bytes([place.table, place.key, place.rev, place.schema].join("|")),
  });
  return {
    seal: async (place, value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = new Uint8Array(await crypto.subtle.encrypt(about(place, iv), key, bytes(JSON.stringify(value))));
      const box = new Uint8Array(iv.length + sealed.length);
      box.set(iv);
      box.set(sealed, iv.length);
      return box;
    },
    open: async (place, box) => {
      if (typeof box === "string") throw new Error("a row was not sealed");
      const iv = new Uint8Array(box.subarray(0, 12));
      const opened = await crypto.subtle.decrypt(about(place, iv), key, new Uint8Array(box.subarray(12)));
      const value: unknown = JSON.parse(new TextDecoder().decode(opened));
      return value;
    },
  };
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
