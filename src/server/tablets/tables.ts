import type { Generated } from "kysely";
import type { Migration } from "../storage/migration.ts";

/**
 * The school's iPads as they have said of themselves, and who is signed in on which. A session's row outlives it: what its token was
 * is needed to tell an iPad that was reported lost from one whose session merely ended.
 */
export const tabletTables: Migration = {
  name: "tablets: which iPads there are, and who is signed in on each",
  sqlite: `
    create table tablets (
      id text primary key,
      name text not null,
      first_seen integer not null,
      lost_at integer,
      lost_by text,
      check ((lost_at is null) = (lost_by is null))
    ) strict;
    create table tablet_people (
      tablet text not null references tablets (id),
      person text not null,
      token text not null unique,
      signed_in_at integer not null,
      exchanged_at integer not null,
      waiting integer not null,
      primary key (tablet, person)
    ) strict;
  `,
  postgres: `
    create table tablets (
      id text collate "C" primary key,
      name text not null,
      first_seen bigint not null,
      lost_at bigint,
      lost_by text,
      check ((lost_at is null) = (lost_by is null))
    );
    create table tablet_people (
      tablet text collate "C" not null references tablets (id),
      person text collate "C" not null,
      token text not null unique,
      signed_in_at bigint not null,
      exchanged_at bigint not null,
      waiting integer not null,
      primary key (tablet, person)
    );
  `,
};

/** The same, for the query builder. */
export interface TabletTables {
  tablets: {
    id: string;
    name: string;
    first_seen: number;
    lost_at: Generated<number | null>;
    lost_by: Generated<string | null>;
  };
  tablet_people: {
    tablet: string;
    person: string;
    /** The SHA-256 of the token that their session there carries, or last carried. */
    token: string;
    signed_in_at: number;
    exchanged_at: number;
    /** What of theirs that iPad last said it had not sent. */
    waiting: number;
  };
}
