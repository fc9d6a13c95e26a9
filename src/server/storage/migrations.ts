import { libraryTables } from "../identity/libraryTables.ts";
import { peopleTables } from "../people/tables.ts";
import type { Migration } from "./migration.ts";
import { blobTables } from "./sqlite/blobTables.ts";
import { streamTables } from "./sqlite/streamTables.ts";

/** Every step of the database's tables, in order; a new one goes at the end, and none ever moves. */
export const migrations: readonly Migration[] = [libraryTables, peopleTables, streamTables, blobTables];
