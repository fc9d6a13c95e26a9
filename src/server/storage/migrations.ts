import { auditTable } from "../audit/auditTable.ts";
import { backupsTable } from "../backup/backupsTable.ts";
import { libraryTables } from "../identity/libraryTables.ts";
import { peopleTables } from "../people/tables.ts";
import { rescueTables } from "../rescue/tables.ts";
import { secondStepTables } from "../secondStep/tables.ts";
import { tabletTables } from "../tablets/tables.ts";
import type { Migration } from "./migration.ts";
import { blobTables } from "./blobTables.ts";
import { renewedLife, streamTables } from "./streamTables.ts";

/** Every step of the database's tables, in order; a new one goes at the end, and none ever moves. */
export const migrations: readonly Migration[] = [
  libraryTables,
  peopleTables,
  streamTables,
  blobTables,
  rescueTables,
  renewedLife,
  tabletTables,
  backupsTable,
  auditTable,
  secondStepTables,
];
