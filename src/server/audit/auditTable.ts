import type { AuditLink } from "../../sync/auditLink.ts";
import type { Migration } from "../storage/migration.ts";

/**
 * Who did what, and when, in ids and codes. Each writer (a process of the server, or a person on an iPad who reads
 * there) has a chain of its own (`sync/auditLink.ts`).
 */
export const auditTable: Migration = {
  name: "audit: who did what, and when",
  sqlite: `
    create table audit (
      writer text not null,
      number integer not null,
      at integer not null,
      person text not null,
      what text not null,
      about text not null,
      hash text not null,
      primary key (writer, number)
    ) strict;
    create index audit_at on audit (at);
  `,
  postgres: `
    create table audit (
      writer text collate "C" not null,
      number bigint not null,
      at bigint not null,
      person text not null,
      what text not null,
      about text not null,
      hash text not null,
      primary key (writer, number)
    );
    create index audit_at on audit (at);
  `,
};

/** The same, for the query builder. */
export interface AuditTables {
  audit: AuditLink & { hash: string };
}
