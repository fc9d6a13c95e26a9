/** The tables of one person's database. */
export const personTables = [
  "records",
  "outbox",
  "ownLog",
  "pending",
  "losers",
  "attention",
  "cursors",
  "summaries",
  "meta",
  "settings",
  "blobs",
  "blobBytes",
] as const;

/** Those that came with the second version of the database. A tablet that has the first is given them, and keeps what it has. */
export const addedTables: readonly string[] = ["blobs", "blobBytes"];

/** The tables of the small database that belongs to the tablet. */
export const deviceTables = ["people", "settings"] as const;

export type TableName = (typeof personTables)[number] | (typeof deviceTables)[number];
