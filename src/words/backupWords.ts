import type { BackupFailure } from "../domain/backupCodes.ts";
import { inOneLine, type Sentence } from "./sentence.ts";

/** What is said of a backup that was not made, or cannot be put back. */
const backupWords: Record<BackupFailure, Sentence> = {
  not_writable: {
    says: "The backup could not be written.",
    todo: "Give the server's user the right to the folder, and see that the disk has room.",
  },
  not_verified: {
    says: "The backup was written, but what is read back is something else, so it was thrown away.",
    todo: "Look at the disk, and write to another one meanwhile.",
  },
  not_readable: { says: "The file cannot be read.", todo: "See that it is there, and that this user may read it." },
  no_backup: { says: "This is no backup of Small Steps.", todo: "Give a file whose name ends in .tar.age." },
  wrong_key: {
    says: "This passphrase or key does not open the backup.",
    todo: "Give the one that was set when it was made; an older backup may be under an older one.",
  },
  damaged: {
    says: "The file is not whole: something in it is missing or changed.",
    todo: "Nothing was put back. Take another copy of it, or the backup before it.",
  },
  newer: { says: "A newer version of Small Steps made this.", todo: "Install that version, and put it back with that." },
  at_work: { says: "The server is running on the school that this would replace.", todo: "Stop it first, and start it again afterwards." },
};

/** A failure as one line: what is so, then what to do. */
export function backupLine(code: BackupFailure): string {
  return inOneLine(backupWords[code]);
}
