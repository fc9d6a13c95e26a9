import type { Migration } from "../storage/migration.ts";

/**
 * What the server alone knows of people: never in a stream, never on a tablet. Instants are milliseconds since 1970, days
 * `YYYY-MM-DD`. Secrets are kept as SHA-256 only.
 */
export const peopleTables: Migration = {
  name: "people: grants, invitations, set-up, departures, attempts",
  up: `
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
};
