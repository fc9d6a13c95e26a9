/**
 * What stands between a value and the disk. Every row passes it, and it is asynchronous from the first day, because a
 * sealing one awaits the browser's cryptography, during which no transaction may be open.
 */
import type { TableName } from "./tableNames.ts";

/** A value as it lies on the disk: text in clear, or sealed bytes. */
export type Box = string | Uint8Array;

/** Which row a box belongs to: what a sealing codec binds it to, so that a box moved to another row does not open. */
export interface Place {
  table: TableName;
  key: string;
  rev: number;
  schema: number;
}

export interface Codec {
  seal(place: Place, value: unknown): Promise<Box>;
  open(place: Place, box: Box): Promise<unknown>;
}

/** Values in clear, as JSON: whatever cannot travel on the wire cannot rest on the disk either. */
export const plainCodec: Codec = {
  seal: (_place, value) => Promise.resolve(JSON.stringify(value)),
  open: (_place, box) =>
    typeof box === "string" ? Promise.resolve<unknown>(JSON.parse(box)) : Promise.reject(new Error("a sealed row needs its key")),
};
