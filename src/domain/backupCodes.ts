/** Why a backup was not made, or cannot be put back. */
export type BackupFailure =
  /** The folder cannot be made or written to, or the disk is full. */
  | "not_writable"
  /** What was written is not what is read back. */
  | "not_verified"
  | "not_readable"
  /** No file that was made by a backup. */
  | "no_backup"
  /** The passphrase or key is another one. */
  | "wrong_key"
  /** Cut short, put in another order, or changed. */
  | "damaged"
  /** Made by a newer version of the program. */
  | "newer"
  /** A server has the school open that would be replaced. */
  | "at_work";
