/** Which backups were made, of this school in this database: what tablets are told, and which process makes the next one. */
import type { Instant } from "../../domain/time.ts";
import type { Migration } from "../storage/migration.ts";

export const backupsTable: Migration = {
  name: "backups: which were made",
  sqlite: `
    create table backups (
      id text primary key,
      begun_at integer not null,
      ended_at integer,
      file text,
      bytes integer,
      failed text,
      check (ended_at is not null or (file is null and failed is null))
    ) strict;
  `,
  postgres: `
    create table backups (
      id text collate "C" primary key,
      begun_at bigint not null,
      ended_at bigint,
      file text,
      bytes bigint,
      failed text,
      check (ended_at is not null or (file is null and failed is null))
    );
  `,
};

/** The same, for the query builder. */
export interface BackupTables {
  backups: {
    /** Of one that was due: its day, and which attempt it is. Two processes cannot both begin it. */
    id: string;
    /** All that was acknowledged before is in it. */
    begun_at: Instant;
    ended_at: Instant | null;
    file: string | null;
    bytes: number | null;
    failed: string | null;
  };
}
