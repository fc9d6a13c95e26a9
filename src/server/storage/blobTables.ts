import type { Migration } from "./migration.ts";

/**
 * Which file is which part of which record's picture, whole or begun; and files that may be named by none of them any more, which
 * are removed once the transaction that let go of them stands.
 */
export const blobTables: Migration = {
  name: "blobs: which file is which picture",
  sqlite: `
    create table blobs (
      stream integer not null,
      record text not null,
      part text not null,
      file text not null,
      bytes integer not null,
      whole integer not null,
      primary key (stream, record, part)
    ) strict;
    create index blobs_of_file on blobs (file);

    create table loose_files (file text primary key) strict;
  `,
  postgres: `
    create table blobs (
      stream integer not null,
      record text collate "C" not null,
      part text not null,
      file text not null,
      bytes integer not null,
      whole integer not null,
      primary key (stream, record, part)
    );
    create index blobs_of_file on blobs (file);

    create table loose_files (file text primary key);
  `,
};

/** The same, for the query builder. */
export interface BlobTables {
  blobs: { stream: number; record: string; part: string; file: string; bytes: number; whole: number };
  loose_files: { file: string };
}
