import type { AuditTables } from "../audit/auditTable.ts";
import type { BackupTables } from "../backup/backupsTable.ts";
import type { LibraryTables } from "../identity/libraryTables.ts";
import type { PeopleTables } from "../people/tables.ts";
import type { RescueTables } from "../rescue/tables.ts";
import type { SecondStepTables } from "../secondStep/tables.ts";
import type { TabletTables } from "../tablets/tables.ts";
import type { BlobTables } from "./blobTables.ts";
import type { StreamTables } from "./streamTables.ts";

/** Every table of a school's database, for the query builder: the same in SQLite and in PostgreSQL. */
export interface Tables
  extends StreamTables, BlobTables, PeopleTables, RescueTables, TabletTables, LibraryTables, BackupTables, AuditTables, SecondStepTables {}
