import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import { dayOf, homeZone } from "../../domain/time.ts";
import type { Change } from "../../sync/change.ts";
import { timeOfDay } from "../../words/dates.ts";
import { ledgersIn, readLedger } from "../backup/ledger.ts";
import { nothing, readBackup } from "../backup/reading.ts";
import type { Manifest } from "../backup/manifest.ts";
import type { Place } from "../backup/place.ts";
import { placeOf, restore } from "../backup/restore.ts";
import { isIdentity, type Key } from "../backup/seal.ts";
import { createLog } from "../log.ts";
import { refused } from "./backup.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { passphraseAsked } from "./passphraseAsked.ts";
import { progressBar } from "./progress.ts";

interface Asked {
  key?: string;
  passphrase?: true;
  ledger: string[];
  replace?: true;
  dryRun?: true;
}

const help = `
The server is stopped first, and started again afterwards. Nothing in DATA_DIR, or in the database of
DATABASE_URL, is touched before all of the backup was read; what was there is then moved aside. Put rescue.key back too, if it is gone: whoever has forgotten their PIN needs it.

Children who were erased since the backup was made are erased again: from the ledgers beside the backup, from the school that is there if
it can be read, and from --ledger. Every iPad sends again what the backup lacks, as it comes by. Sessions and links are void.`;

/** What is said when there is a school already, by where it is. */
const taken = {
  folder: "There is a school in DATA_DIR. With --replace it is moved aside, and stays in a folder there.",
  schema: "There is a school in the database. With --replace it is moved aside, and stays there in a schema of its own.",
};

/** `school restore`: a backup in the place of the school. */
export function restoring(program: Command, context: () => CliContext): void {
  program
    .command("restore <backup>")
    .description("put a backup in the place of the school, while the server is stopped")
    .option("--key <file>", "the file of the key that opens it")
    .option("--passphrase", "the passphrase is read from standard input (default: BACKUP_PASSPHRASE)")
    .option("--ledger <file>", "one more ledger of what was erased", (file: string, before: string[]) => [...before, file], [])
    .option("--replace", "there is a school already: move it aside")
    .option("--dry-run", "only read the backup to its end, and say what it holds")
    .addHelpText("after", help)
    .action(async (file: string, asked: Asked) => {
      const own = context();
      const { settings, now } = own;
      const key = await keyAsked(asked, own);
      if (asked.dryRun) {
        own.answer(...read(await readBackup(createReadStream(file), key, nothing).catch(refused)));
        return;
      }
      const place = placeOf(settings);
      const putBack = async () => {
        if ((await place.holds()) && !asked.replace) throw new VerbRefused(taken[settings.databaseUrl === undefined ? "folder" : "schema"]);
        const ledger = [...(await besides(file)), ...(await given(asked.ledger)), ...(await present(place, own))];
        const bar = progressBar(own.redraw, "Putting the school back", sizeIn(file));
        const log = createLog((line) => own.note(line.trimEnd()));
        const restored = await restore({ place, file, key, ledger, now, log, progress: (bytes) => bar.done(bytes) }).catch(refused);
        bar.end();
        return restored;
      };
      const { manifest, epoch, erasedAgain, before } = await putBack().finally(() => place.end());
      const [result, [holds = ""]] = read(manifest);
      own.answer({ ...result, epoch, erasedAgain, before: before?.folder ?? null, schemaBefore: before?.schema ?? null }, [
        `Put back. ${holds}`,
        ...(erasedAgain > 0 ? [`${erasedAgain} streams that were erased since are erased again.`] : []),
        ...(before?.folder === undefined ? [] : [`What was here before is in ${before.folder}. Delete that folder once nobody needs it.`]),
        ...(before?.schema === undefined
          ? []
          : [`What the database held before is in its schema ${before.schema}. Drop that once nobody needs it.`]),
        "Start the server. Every iPad sends again what the backup lacks, as it comes by.",
        "Everybody signs in again; links that were not used are void. Whoever left or lost a role since has it again: look through the staff.",
      ]);
    });
}

/** How long a file is; 0 for one that is not there, which is said when it is read. */
function sizeIn(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What a backup holds, for programs and for people. */
function read({ madeAt, rows, pictures }: Manifest): [object, string[]] {
  const when = `${dayOf(madeAt, homeZone)} ${timeOfDay(madeAt, homeZone)}`;
  const [changes, records] = [rows.changes ?? 0, rows.records ?? 0];
  return [
    { madeAt, changes, records, pictures: pictures.files },
    [`The backup of ${when}: ${changes} changes, ${records} records, ${pictures.files} pictures.`],
  ];
}

async function keyAsked({ key, passphrase }: Asked, { settings, ...asking }: CliContext): Promise<Key> {
  if (key !== undefined) return { identity: identityIn(key) };
  if (passphrase) return { passphrase: await passphraseAsked(asking) };
  const { lock } = settings.backup;
  if (lock && "passphrase" in lock) return { passphrase: lock.passphrase };
  throw new VerbRefused("Say what opens it: --key FILE, or --passphrase.");
}

/** The secret half in a file of keys, whatever is said beside it. */
function identityIn(file: string): string {
  if (!existsSync(file)) throw new VerbRefused(`--key: there is no file ${file}.`);
  const found = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find(isIdentity);
  if (found === undefined) throw new VerbRefused(`--key: ${file} holds no key. Its line begins with AGE-SECRET-KEY-1.`);
  return found;
}

async function besides(backup: string): Promise<Change[]> {
  return existsSync(backup) ? ledgersIn(dirname(backup)).catch(refused) : [];
}

async function given(files: readonly string[]): Promise<Change[]> {
  return (await Promise.all(files.map((file) => readLedger(file).catch(refused)))).flat();
}

/** What the school that is replaced knows. It may be what is broken. */
async function present(place: Place, { note }: CliContext): Promise<Change[]> {
  if (!(await place.holds())) return [];
  try {
    return await place.erasures();
  } catch {
    note("The school that is there cannot be read: what was erased is known from the ledgers alone.");
    return [];
  }
}
