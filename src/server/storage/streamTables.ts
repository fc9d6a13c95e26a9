import type { Generated } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * The log, the records merged from it, and what access is worked out from.
 *
 * What people wrote stands in `words` and nowhere else. Rows are only ever added at its end, and what is superseded or taken
 * back is overwritten where it lies by as many spaces, never shortened and never deleted: a page that is split or joined with
 * its neighbour keeps copies of what lay on it in its unused middle, where no delete, however secure, finds them. Rows that
 * neither move nor change their size leave none. The views put the words back beside what is said of them.
 *
 * PostgreSQL never writes over a row, so that there the tables are what the views are here (see `streamStore.ts` on what was taken
 * back). Its text is ordered by bytes, as SQLite's is.
 */
export const streamTables: Migration = {
  name: "streams: log, records, redactions, places",
  sqlite: `
    create table life (
      only integer primary key check (only = 1),
      epoch text not null,
      access_version integer not null
    ) strict;

    create table streams (
      number integer primary key,
      name text not null unique,
      epoch text not null,
      seq integer not null,
      erased integer not null default 0
    ) strict;

    create table words (
      number integer primary key,
      hash text not null,
      body text not null
    ) strict;

    create table log (
      stream integer not null,
      seq integer not null,
      id text not null unique,
      act text not null,
      kind text not null,
      record text not null,
      stamp text not null,
      person text not null,
      replica text not null,
      late integer not null,
      redacted text,
      words integer not null,
      primary key (stream, seq)
    ) strict;
    create index log_of_record on log (stream, record);
    create index log_of_act on log (act);

    create table merged (
      stream integer not null,
      id text not null,
      kind text not null,
      author text not null,
      since text not null,
      words integer not null,
      primary key (stream, id)
    ) strict;
    create index merged_of_kind on merged (stream, kind, id);

    create view changes as
      select stream, seq, id, act, kind, record, stamp, person, replica, late, redacted,
        iif(redacted is null, hash, '') as hash, iif(redacted is null, body, '{"fields":{}}') as body
      from log join words on words.number = log.words;
    create view records as
      select id, stream, kind, author, since, body from merged join words on words.number = merged.words;

    create table redactions (
      stream integer not null,
      record text not null,
      redaction text not null,
      why text not null,
      person text not null,
      stamp text not null,
      of_anybody integer not null,
      primary key (stream, record, redaction)
    ) strict, without rowid;
    create index records_of_redaction on redactions (stream, redaction);

    create table erased_before (
      stream integer not null,
      person text not null,
      primary key (stream, person)
    ) strict, without rowid;

    create table places (
      stream integer not null,
      record text not null,
      pupil text not null,
      "of" text not null,
      value text not null,
      from_day text not null,
      until_day text,
      primary key (stream, record)
    ) strict;
    create index places_of_pupil on places (pupil);
    create index places_of_value on places (value);

    create table class_phases (
      stream integer not null,
      record text not null,
      number integer not null,
      phase text,
      from_ms integer,
      until_ms integer,
      primary key (stream, record, number)
    ) strict;

    create table pupils (
      record text primary key,
      stream integer not null
    ) strict;
  `,
  postgres: `
    create table life (
      "only" integer primary key check ("only" = 1),
      epoch text not null,
      access_version integer not null
    );

    create table streams (
      number integer generated always as identity primary key,
      name text collate "C" not null unique,
      epoch text not null,
      seq integer not null,
      erased integer not null default 0
    );

    create table changes (
      stream integer not null,
      seq integer not null,
      id text collate "C" not null unique,
      act text collate "C" not null,
      kind text not null,
      record text collate "C" not null,
      stamp text collate "C" not null,
      person text collate "C" not null,
      replica text not null,
      late integer not null,
      redacted text,
      hash text not null,
      body text not null,
      primary key (stream, seq)
    );
    create index changes_of_record on changes (stream, record);
    create index changes_of_act on changes (act);

    create table records (
      stream integer not null,
      id text collate "C" not null,
      kind text collate "C" not null,
      author text collate "C" not null,
      since text collate "C" not null,
      body text not null,
      primary key (stream, id)
    );
    create index records_of_kind on records (stream, kind, id);

    create table redactions (
      stream integer not null,
      record text collate "C" not null,
      redaction text collate "C" not null,
      why text not null,
      person text not null,
      stamp text collate "C" not null,
      of_anybody integer not null,
      primary key (stream, record, redaction)
    );
    create index records_of_redaction on redactions (stream, redaction);

    create table erased_before (
      stream integer not null,
      person text collate "C" not null,
      primary key (stream, person)
    );

    create table places (
      stream integer not null,
      record text collate "C" not null,
      pupil text collate "C" not null,
      "of" text not null,
      value text collate "C" not null,
      from_day text collate "C" not null,
      until_day text collate "C",
      primary key (stream, record)
    );
    create index places_of_pupil on places (pupil);
    create index places_of_value on places (value);

    create table class_phases (
      stream integer not null,
      record text collate "C" not null,
      number integer not null,
      phase text,
      from_ms bigint,
      until_ms bigint,
      primary key (stream, record, number)
    );

    create table pupils (
      record text collate "C" primary key,
      stream integer not null
    );
  `,
};

/** When a copy was last put back: a school that was here before this step is not known to have been. */
export const renewedLife: Migration = {
  name: "life: when a copy was put back",
  sqlite: "alter table life add column renewed_at integer",
  postgres: "alter table life add column renewed_at bigint",
};

interface LogRow {
  stream: number;
  seq: number;
  id: string;
  act: string;
  kind: string;
  record: string;
  stamp: string;
  person: string;
  replica: string;
  late: number;
  redacted: string | null;
}

interface MergedRow {
  id: string;
  stream: number;
  kind: string;
  author: string;
  since: string;
}

/**
 * The same tables, for the query builder; `words`, `log` and `merged` are SQLite's alone. A record's name is its stream and its id together: ids can be guessed, and one that
 * was taken in one child's stream must mean nothing in another's. `erased_before`: who had a hand in a stream before it was
 * erased.
 */
export interface StreamTables {
  life: { only: number; epoch: string; access_version: number; renewed_at: Generated<number | null> };
  streams: { number: Generated<number>; name: string; epoch: string; seq: number; erased: number };
  words: { number: Generated<number>; hash: string; body: string };
  log: LogRow & { words: number };
  merged: MergedRow & { words: number };
  changes: LogRow & { hash: string; body: string };
  records: MergedRow & { body: string };
  redactions: {
    stream: number;
    record: string;
    redaction: string;
    why: string;
    person: string;
    stamp: string;
    of_anybody: number;
  };
  erased_before: { stream: number; person: string };
  places: {
    record: string;
    stream: number;
    pupil: string;
    of: "class" | "group" | "phase" | "site" | "pathway";
    value: string;
    from_day: string;
    until_day: string | null;
  };
  class_phases: {
    stream: number;
    record: string;
    number: number;
    phase: string | null;
    from_ms: number | null;
    until_ms: number | null;
  };
  pupils: { record: string; stream: number };
}
