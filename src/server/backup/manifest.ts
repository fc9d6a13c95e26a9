/** What a backup says of itself: first what it is, last all that is in it. */
import * as z from "zod";
import { tableNames } from "./tables.ts";

export const format = 1;

export const aboutFile = "about.json";
export const manifestFile = "manifest.json";

export const about = z.strictObject({
  format: z.literal(format),
  madeAt: z.int(),
  /** How many steps of the database's tables the program that made it had. */
  step: z.int().min(1),
});
export type About = z.infer<typeof about>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const counts = z.partialRecord(z.enum(tableNames), z.int());

export const manifest = z.strictObject({
  ...about.shape,
  /** How many rows there are of each table. */
  rows: counts,
  /** The files of rows, in the order they are in, with the SHA-256 of each. */
  parts: z.array(z.strictObject({ name: z.string(), sha256 })),
  /** Pictures are named by their SHA-256. `missing`: the database names them, and the folder did not have them. */
  pictures: z.strictObject({ files: z.int(), bytes: z.int(), missing: z.int() }),
});
export type Manifest = z.infer<typeof manifest>;

const partName = /^tables\/([A-Za-z_]+)\/\d{6}\.jsonl\.gz$/;
const pictureName = /^pictures\/([0-9a-f]{64})$/;

export type Inside =
  { is: "about" } | { is: "manifest" } | { is: "rows"; table: (typeof tableNames)[number] } | { is: "picture"; hash: string };

/** What a name in the archive is; undefined for a name that no backup has. */
export function inside(name: string): Inside | undefined {
  if (name === aboutFile) return { is: "about" };
  if (name === manifestFile) return { is: "manifest" };
  const hash = pictureName.exec(name)?.[1];
  if (hash !== undefined) return { is: "picture", hash };
  const table = tableNames.find((each) => each === partName.exec(name)?.[1]);
  return table && { is: "rows", table };
}

export const partOf = (table: string, number: number) => `tables/${table}/${String(number).padStart(6, "0")}.jsonl.gz`;
export const pictureOf = (hash: string) => `pictures/${hash}`;
