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
] as const;

/** The tables of the small database that belongs to the tablet. */
export const deviceTables = ["people", "settings"] as const;

export type TableName = (typeof personTables)[number] | (typeof deviceTables)[number];
