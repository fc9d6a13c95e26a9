/**
 * The erasure ledger, outside the database: which streams were erased (ids only), in a file beside every backup and in one that follows each
 * erasing. What was erased after a backup was made is erased again when that backup is put back.
 */
import { readdir, readFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { streams } from "../../domain/streams.ts";
import { change, fieldValues, type Change } from "../../sync/change.ts";
import { recordOf } from "../../sync/recordOf.ts";
import { BackupFailed } from "./backupFailed.ts";
import { writeWhole } from "./folder.ts";
import type { Row } from "./rows.ts";

/** The ledger's entries, as they stand in the log: put back, each is the same entry. */
export type Ledger = readonly Change[];

const ledgerFile = z.strictObject({ version: z.literal(1), erased: z.array(z.unknown()) });

/** The one that is written after each erasing, whenever the next backup is made. */
export const latestLedger = "latest.erased.json";
const isLedger = (name: string) => name.endsWith(".erased.json") && !name.startsWith(".");

/** The stream that an entry says was erased. Throws for what is no entry. */
export function erasedBy({ stream, kind, record, fields }: Change): string {
  const erasure = recordOf({ stream, kind, id: record, fields, marks: {} }, "erasure");
  const erased = erasure?.fields.stream;
  if (stream !== streams.leadership || erased === undefined) throw new TypeError("This is no entry of the erasure ledger.");
  return erased;
}

const body = z.object({ fields: z.unknown() });

/** The entries among rows of the log. */
export function erasuresAmong(rows: readonly Row[]): Change[] {
  return rows
    .filter(({ kind }) => kind === "erasure")
    .map(({ id, act, record, stamp, person, replica, body: said }) =>
      change.parse({
        ...{ id, act, stream: streams.leadership, kind: "erasure", record },
        fields: fieldValues.parse(body.parse(JSON.parse(String(said))).fields),
        ...{ at: stamp, by: person, replica },
      }),
    );
}

export async function writeLedger(folder: string, name: string, erased: Ledger): Promise<void> {
  const text = `${JSON.stringify({ version: 1, erased })}\n`;
  const write = async (file: FileHandle) => {
    await file.write(text);
  };
  await writeWhole(folder, name, write, () => Promise.resolve());
}

/** @throws BackupFailed naming the file, when it cannot be read or is no ledger */
export async function readLedger(file: string): Promise<Change[]> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new BackupFailed("not_readable", { cause, file });
  });
  try {
    const erased = ledgerFile.parse(JSON.parse(text)).erased.map((each) => change.parse(each));
    erased.forEach(erasedBy);
    return erased;
  } catch (cause) {
    throw new BackupFailed("damaged", { cause, file });
  }
}

/** All that the ledgers of a folder say: what one of them says was erased, was. */
export async function ledgersIn(folder: string): Promise<Change[]> {
  const names = (await readdir(folder)).filter(isLedger);
  return (await Promise.all(names.map((name) => readLedger(join(folder, name))))).flat();
}
