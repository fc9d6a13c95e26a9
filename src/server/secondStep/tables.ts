import type { Generated } from "kysely";
import type { Migration } from "../storage/migration.ts";

/**
 * What somebody proves with, beside their password, that it is them; and by which of these a session was proved. A session that names
 * a factor that is there no more has none. One row of `second_factors` a person is confirmed, and one may be on offer.
 */
export const secondStepTables: Migration = {
  name: "second steps: authenticators, recovery codes, and what sessions were proved with",
  sqlite: `
    alter table "session" add column "factor" text;
    alter table "session" add column "factorAt" integer;

    create table second_factors (
      id text primary key,
      person text not null,
      secret text not null,
      offered_at integer not null,
      confirmed_at integer,
      last_step integer not null
    ) strict;
    create unique index second_factor_of_person on second_factors (person) where confirmed_at is not null;
    create unique index second_factor_on_offer on second_factors (person) where confirmed_at is null;

    create table recovery_codes (
      factor text not null references second_factors (id) on delete cascade,
      hash text not null,
      used_at integer,
      primary key (factor, hash)
    ) strict;

    create table second_step_links (
      id text primary key,
      person text not null,
      secret_hash text not null unique,
      made_by text not null,
      made_at integer not null,
      expires_at integer not null,
      used_at integer
    ) strict;
    create index second_step_links_of_person on second_step_links (person);
  `,
  postgres: `
    alter table "session" add column "factor" text;
    alter table "session" add column "factorAt" bigint;

    create table second_factors (
      id text collate "C" primary key,
      person text not null,
      secret text not null,
      offered_at bigint not null,
      confirmed_at bigint,
      last_step bigint not null
    );
    create unique index second_factor_of_person on second_factors (person) where confirmed_at is not null;
    create unique index second_factor_on_offer on second_factors (person) where confirmed_at is null;

    create table recovery_codes (
      factor text collate "C" not null references second_factors (id) on delete cascade,
      hash text collate "C" not null,
      used_at bigint,
      primary key (factor, hash)
    );

    create table second_step_links (
      id text primary key,
      person text not null,
      secret_hash text not null unique,
      made_by text not null,
      made_at bigint not null,
      expires_at bigint not null,
      used_at bigint
    );
    create index second_step_links_of_person on second_step_links (person);
  `,
};

/** The same, for the query builder. */
export interface SecondStepTables {
  second_factors: {
    id: string;
    person: string;
    /** Sealed with the server's own secret. */
    secret: string;
    offered_at: number;
    confirmed_at: Generated<number | null>;
    /** The step of time whose figures were taken last: none up to it is taken again. */
    last_step: number;
  };
  recovery_codes: { factor: string; hash: string; used_at: Generated<number | null> };
  second_step_links: {
    id: string;
    person: string;
    secret_hash: string;
    made_by: string;
    made_at: number;
    expires_at: number;
    used_at: Generated<number | null>;
  };
}
