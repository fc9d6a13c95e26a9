/**
 * What of the database is in a backup: rows by names of tables and columns, in an order in which they can be put back, and nothing of
 * how a kind of database keeps them. A test fails on a table or column of the migrations that is named neither here nor among
 * what is left out.
 */

/** `whole`: a number without a fraction, yes and no included. `moment`: the identity library's, which is text in one database and a date in another. */
export type ColumnType = "text" | "whole" | "moment";

export interface BackedUp {
  columns: Readonly<Record<string, ColumnType>>;
  /** What tells its rows apart, and the order they are read in. */
  key: readonly string[];
}

const text = "text";
const whole = "whole";
const moment = "moment";

const tables = {
  life: { columns: { only: whole, epoch: text, access_version: whole, renewed_at: whole }, key: ["only"] },
  streams: { columns: { number: whole, name: text, epoch: text, seq: whole, erased: whole }, key: ["number"] },
  /** The log with its words, as its view puts them together: words that were blanked are left behind. */
  changes: {
    columns: {
      ...{ stream: whole, seq: whole, id: text, act: text, kind: text, record: text, stamp: text, person: text, replica: text },
      ...{ late: whole, redacted: text, hash: text, body: text },
    },
    key: ["stream", "seq"],
  },
  records: {
    columns: { stream: whole, id: text, kind: text, author: text, since: text, body: text },
    key: ["stream", "id"],
  },
  redactions: {
    columns: { stream: whole, record: text, redaction: text, why: text, person: text, stamp: text, of_anybody: whole },
    key: ["stream", "record", "redaction"],
  },
  erased_before: { columns: { stream: whole, person: text }, key: ["stream", "person"] },
  places: {
    columns: { stream: whole, record: text, pupil: text, of: text, value: text, from_day: text, until_day: text },
    key: ["stream", "record"],
  },
  class_phases: {
    columns: { stream: whole, record: text, number: whole, phase: text, from_ms: whole, until_ms: whole },
    key: ["stream", "record", "number"],
  },
  pupils: { columns: { record: text, stream: whole }, key: ["record"] },
  grants: {
    columns: {
      ...{ id: text, person: text, role: text, scope_type: text, scope_id: text, from_day: text, until_day: text },
      ...{ ended_at: whole, given_by: text, given_at: whole },
    },
    key: ["id"],
  },
  departures: { columns: { person: text, left_on: text, said_by: text, said_at: whole }, key: ["person"] },
  /** One that was lost stays off, whatever is put back. */
  tablets: { columns: { id: text, name: text, first_seen: whole, lost_at: whole, lost_by: text }, key: ["id"] },
  setup: { columns: { only: whole, made_at: whole, expires_at: whole, claimed_at: whole }, key: ["only"] },
  user: {
    columns: {
      ...{ id: text, name: text, email: text, emailVerified: whole, image: text, createdAt: moment, updatedAt: moment },
      username: text,
    },
    key: ["id"],
  },
  /** Passwords as their slow hashes, or nobody could sign in to what was put back. */
  account: {
    columns: { id: text, accountId: text, providerId: text, userId: text, password: text, createdAt: moment, updatedAt: moment },
    key: ["id"],
  },
  /** Or whoever leads could not sign in to what was put back. Secrets sealed under what no backup holds; of codes, their hashes. */
  second_factors: {
    columns: { id: text, person: text, secret: text, offered_at: whole, confirmed_at: whole, last_step: whole },
    key: ["id"],
  },
  recovery_codes: { columns: { factor: text, hash: text, used_at: whole }, key: ["factor", "hash"] },
  audit: {
    columns: { writer: text, number: whole, at: whole, person: text, what: text, about: text, hash: text },
    key: ["writer", "number"],
  },
  /** Last: only pictures whose file went in before are named. */
  blobs: {
    columns: { stream: whole, record: text, part: text, file: text, bytes: whole, whole },
    key: ["stream", "record", "part"],
  },
} as const satisfies Record<string, BackedUp>;

export type TableName = keyof typeof tables;

/** In this order they go in, and are put back. */
export const backedUp: Readonly<Record<TableName, BackedUp>> = tables;
export const tableNames = Object.keys(tables).filter((name): name is TableName => name in tables);

/** Tables of the migrations that are not in a backup: what was handed out and would come alive again, and what counts for a while. */
export const leftOut: readonly string[] = [
  ...["session", "verification", "rateLimit", "attempts", "invitations", "rescues", "tablet_people", "second_step_links"],
  /** Each is part of a view that is in it. */
  ...["words", "log", "merged"],
  /** Which backups there were, and files on their way out: of this folder, not of the school. */
  ...["backups", "loose_files"],
];

/** Columns of tables that are in a backup, which are not: the secret of a link, and what no password account has. */
export const columnsLeftOut: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  setup: ["secret_hash"],
  account: ["accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", "scope"],
};
