/** What can be wrong with a school's database and pictures. */
export const checkCodes = [
  /** The file itself is damaged. */
  "database",
  /** A stream's numbers have a gap, or do not end where the stream says. */
  "numbering",
  /** A change is not what was stored under its hash. */
  "changeHash",
  /** A record is not what its changes come to, or is there without one. */
  "record",
  /** Who may do what is worked out from something else than the records say. */
  "access",
  /** What was taken back, or who is told of it, is not what the log says. */
  "redaction",
  /** An erased stream holds something, or the ledger does not know of it. */
  "erased",
  /** An entry of the audit was changed, taken out or put in. */
  "audit",
  /** A row belongs to nobody, or to nothing, that is here. */
  "reference",
  /** A picture's file is gone. */
  "pictureMissing",
  /** A picture's file is not what its record says. */
  "pictureChanged",
  /** A file that no record names. */
  "fileLoose",
] as const;
export type CheckCode = (typeof checkCodes)[number];
