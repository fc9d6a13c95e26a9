import type { Generated } from "kysely";
import type { Migration } from "../storage/migration.ts";

/**
 * What the server alone knows of people: never in a stream, never on a tablet. Instants are milliseconds since 1970, days
 * `YYYY-MM-DD`. Secrets are kept as SHA-256 only.
 */
export const peopleTables: Migration = {
  name: "people: grants, invitations, set-up, departures, attempts",
  sqlite: `
    create table grants (
      id text primary key,
      person text not null,
      role text not null,
      scope_type text not null check (scope_type in ('class', 'pupil', 'phase', 'school')),
      scope_id text check ((scope_id is null) = (scope_type = 'school')),
      from_day text not null,
      until_day text,
      ended_at integer,
      given_by text not null,
      given_at integer not null
    ) strict;
    create index grants_of_person on grants (person);

    create table invitations (
      id text primary key,
      person text not null,
      purpose text not null check (purpose in ('join', 'reset')),
      secret_hash text not null unique,
      invited_by text not null,
      invited_at integer not null,
      expires_at integer not null,
      used_at integer,
      withdrawn_at integer
    ) strict;
    create index invitations_of_person on invitations (person);

    create table setup (
      only integer primary key check (only = 1),
      secret_hash text,
      made_at integer not null,
      expires_at integer not null,
      claimed_at integer
    ) strict;

    create table departures (
      person text primary key,
      left_on text not null,
      said_by text not null,
      said_at integer not null
    ) strict;

    create table attempts (
      what text not null,
      since integer not null,
      count integer not null,
      primary key (what)
    ) strict, without rowid;
    create index attempts_since on attempts (since);
  `,
  postgres: `
    create table grants (
      id text collate "C" primary key,
      person text collate "C" not null,
      role text not null,
      scope_type text not null check (scope_type in ('class', 'pupil', 'phase', 'school')),
      scope_id text check ((scope_id is null) = (scope_type = 'school')),
      from_day text collate "C" not null,
      until_day text collate "C",
      ended_at bigint,
      given_by text not null,
      given_at bigint not null
    );
    create index grants_of_person on grants (person);

    create table invitations (
      id text primary key,
      person text not null,
      purpose text not null check (purpose in ('join', 'reset')),
      secret_hash text not null unique,
      invited_by text not null,
      invited_at bigint not null,
      expires_at bigint not null,
      used_at bigint,
      withdrawn_at bigint
    );
    create index invitations_of_person on invitations (person);

    create table setup (
      "only" integer primary key check ("only" = 1),
      secret_hash text,
      made_at bigint not null,
      expires_at bigint not null,
      claimed_at bigint
    );

    create table departures (
      person text primary key,
      left_on text not null,
      said_by text not null,
      said_at bigint not null
    );

    create table attempts (
      what text primary key,
      since bigint not null,
      count integer not null
    );
    create index attempts_since on attempts (since);
  `,
};

/** The same, for the query builder. */
export interface PeopleTables {
  grants: {
    id: string;
    person: string;
    role: "ta" | "cover" | "specialist" | "teacher" | "phaseLeader" | "leader" | "technician";
    scope_type: "class" | "pupil" | "phase" | "school";
    scope_id: string | null;
    from_day: string;
    until_day: string | null;
    ended_at: Generated<number | null>;
    given_by: string;
    given_at: number;
  };
  invitations: {
    id: string;
    person: string;
    purpose: "join" | "reset";
    secret_hash: string;
    invited_by: string;
    invited_at: number;
    expires_at: number;
    used_at: Generated<number | null>;
    withdrawn_at: Generated<number | null>;
  };
  setup: {
    only: number;
    secret_hash: Generated<string | null>;
    made_at: number;
    expires_at: number;
    claimed_at: Generated<number | null>;
  };
  departures: { person: string; left_on: string; said_by: string; said_at: number };
  attempts: { what: string; since: number; count: number };
}
