import type { Generated } from "kysely";
import type { Migration } from "../storage/migration.ts";

/** Who asked to be let in to their own records on a tablet again, and who vouched for them. Nothing in it is a secret. */
export const rescueTables: Migration = {
  name: "rescues: asking to open one's own iPad again",
  sqlite: `
    create table rescues (
      id text primary key,
      person text not null,
      wrapping text not null,
      ephemeral text not null,
      asked_at integer not null,
      decided_at integer,
      decided_by text,
      allowed integer check (allowed in (0, 1)),
      opened_at integer,
      check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (allowed is null)),
      check (opened_at is null or allowed = 1)
    ) strict;
    create index rescues_of_person on rescues (person, wrapping);
    create index rescues_asked on rescues (asked_at) where decided_at is null;
  `,
  postgres: `
    create table rescues (
      id text collate "C" primary key,
      person text not null,
      wrapping text not null,
      ephemeral text not null,
      asked_at bigint not null,
      decided_at bigint,
      decided_by text,
      allowed integer check (allowed in (0, 1)),
      opened_at bigint,
      check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (allowed is null)),
      check (opened_at is null or allowed = 1)
    );
    create index rescues_of_person on rescues (person, wrapping);
    create index rescues_asked on rescues (asked_at) where decided_at is null;
  `,
};

/** The same, for the query builder. */
export interface RescueTables {
  rescues: {
    id: string;
    person: string;
    wrapping: string;
    ephemeral: string;
    asked_at: number;
    decided_at: Generated<number | null>;
    decided_by: Generated<string | null>;
    allowed: Generated<number | null>;
    opened_at: Generated<number | null>;
  };
}
