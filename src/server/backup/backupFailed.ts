import type { BackupFailure } from "../../domain/backupCodes.ts";

/** A backup that was not made, or cannot be put back, by the code of why. */
export class BackupFailed extends Error {
  override readonly name = "BackupFailed";
  /** Which file it is about, when it is not the backup itself. */
  readonly file: string | undefined;
  constructor(
    readonly code: BackupFailure,
    { file, ...options }: ErrorOptions & { file?: string } = {},
  ) {
    super(code, options);
    this.file = file;
  }
}

const unwritable: readonly string[] = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EIO", "ENOENT", "EEXIST", "EISDIR"];

/** What the system says of a place that nothing can be written to, as the failure it is; anything else as it came. */
export function writing(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return unwritable.includes(code) ? new BackupFailed("not_writable", { cause: error }) : error;
}
