import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { backupLine } from "../../words/backupWords.ts";
import { BackupFailed } from "../backup/backupFailed.ts";
import { isRecipient, newKey, type Lock } from "../backup/seal.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { newPassphraseAsked } from "./passphraseAsked.ts";

interface Asked {
  to?: string;
  recipient?: string[];
  passphrase?: true;
  newKey?: string;
}

const help = `
A backup is one file: all records, accounts (passwords as slow hashes) and pictures, and neither sessions nor links nor keys. It is made
while the server runs, sealed in the age format (https://age-encryption.org), and read back before it counts. Inside is a tar of
JSON lines and pictures, so that \`age -d -i KEY FILE | tar t\` lists it without Small Steps.

Best is a key: \`--new-key FILE\` makes one. The server knows only its public half (BACKUP_RECIPIENT) and cannot open what it makes;
keep the file where you keep secrets, not on the server, and not in one place only. Or set a passphrase (BACKUP_PASSPHRASE or
BACKUP_PASSPHRASE_FILE): each backup is then opened again once it is made, by whoever has the server too.

With BACKUP_DIR set, npm start makes one every day at BACKUP_AT and keeps the newest BACKUP_KEEP. Copy the folder to another place:
a backup beside the server burns with it. rescue.key is in none of them: keep a copy of it apart.`;

/** `school backup`: a backup now, and the key for backups. */
export function backup(program: Command, context: () => CliContext): void {
  program
    .command("backup")
    .description("make an encrypted backup of records and pictures, beside a running server or without one")
    .option("--to <folder>", "where to (default: BACKUP_DIR)")
    .option("--recipient <keys...>", "the public halves of keys that will open it (default: BACKUP_RECIPIENT)")
    .option("--passphrase", "seal it under a passphrase that is read from standard input")
    .option("--new-key <file>", "make a key for backups in this file, say its public half, and make no backup")
    .addHelpText("after", help)
    .action(async (asked: Asked) => {
      const own = context();
      if (asked.newKey !== undefined) {
        await makeKey(asked.newKey, own);
        return;
      }
      const { backups, isSetUp } = await own.open();
      if (!(await isSetUp())) throw new VerbRefused("There is no school in DATA_DIR yet: nothing to back up.");
      const folder = asked.to ?? own.settings.backup.folder;
      if (folder === undefined) throw new VerbRefused("Say where to: --to FOLDER, or set BACKUP_DIR.");
      const lock = await lockAsked(asked, own);
      const made = await backups.make(folder, lock).catch(refused);
      const file = join(folder, made.name);
      const { rows, pictures } = made.manifest;
      const answer = { file, bytes: made.bytes, opened: made.opened, changes: rows.changes ?? 0, records: rows.records ?? 0, pictures };
      own.answer(answer, [
        `${file} (${sizeOf(made.bytes)}): ${answer.changes} changes, ${answer.records} records, ${pictures.files} pictures.`,
        made.opened ? "It was opened again and is whole." : "It was read back and is what was written; whoever has the key can open it.",
        ...(pictures.missing > 0 ? [`${pictures.missing} pictures are not in it: their files are gone. \`school check\` names them.`] : []),
      ]);
    });
}

async function lockAsked({ recipient, passphrase }: Asked, own: CliContext): Promise<Lock> {
  if (passphrase) return { passphrase: await newPassphraseAsked(own) };
  const odd = recipient?.find((each) => !isRecipient(each));
  if (odd !== undefined) throw new VerbRefused(`--recipient: ${odd} is not the public half of a key. It begins with age1.`);
  const lock = recipient ? { recipients: recipient } : own.settings.backup.lock;
  if (lock) return lock;
  throw new VerbRefused("Say what it is sealed to: --recipient or --passphrase, or set BACKUP_RECIPIENT. --help says how to make a key.");
}

async function makeKey(file: string, own: CliContext): Promise<void> {
  const { identity, recipient } = await newKey();
  const text = `# A key for backups of Small Steps. Whoever has it reads all of them; without it they are lost.\n# public key: ${recipient}\n${identity}\n`;
  await writeFile(file, text, { flag: "wx", mode: 0o600, flush: true }).catch((error: unknown) => {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new VerbRefused(why === "EEXIST" ? `${file} is there already, and is not written over.` : `${file} cannot be made (${why}).`);
  });
  own.answer({ file, recipient }, [
    `${file} opens the backups that are sealed to it. Move it away from this server, and keep more than one copy.`,
    "Set this on the server:",
    `  BACKUP_RECIPIENT=${recipient}`,
  ]);
}

/** Ends the verb with the sentence of what went wrong. */
export function refused(error: unknown): never {
  if (!(error instanceof BackupFailed)) throw error;
  throw new VerbRefused(error.file === undefined ? backupLine(error.code) : `${error.file}: ${backupLine(error.code)}`);
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
