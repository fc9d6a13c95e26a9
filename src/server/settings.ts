/** Settings: environment variables, all optional, each checked before anything starts. They are listed once, in the README. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { isRecipient, type Lock } from "./backup/seal.ts";
import { StartRefused } from "./startRefused.ts";

const proxies = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  )
  .pipe(
    z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], "name addresses or ranges, such as 10.0.0.0/8, separated by commas")),
  );

/** What a file may be put under. */
export const passphrase = z.string().min(12, "give at least 12 characters");

const recipients = z
  .string()
  .transform((text) => text.split(",").map((each) => each.trim()))
  .pipe(z.array(z.string().refine(isRecipient, "give the public half of a key, which begins with age1, or several, separated by commas")));

const schema = z.object({
  PORT: z.coerce.number("give a number").int().min(0).max(65_535, "give a number up to 65535").default(8080),
  DATA_DIR: z.string().min(1).default("./data"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "give the address people use, such as https://steps.school.example" })
    .transform((url) => new URL(url))
    .optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TRUSTED_PROXIES: proxies.default([]),
  AUTH_SECRET: z.string().min(32, "give at least 32 characters, chosen at random").optional(),
  RESCUE_KEY_FILE: z.string().min(1).optional(),
  RESCUE_PASSPHRASE: passphrase.optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "give a time of day, such as 02:30")
    .default("02:30"),
  BACKUP_KEEP: z.coerce.number("give a number").int().min(1, "keep at least one").default(30),
  BACKUP_RECIPIENT: recipients.default([]),
  BACKUP_PASSPHRASE: passphrase.optional(),
  BACKUP_PASSPHRASE_FILE: z.string().min(1).optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "give the address of a PostgreSQL database, such as postgres://user@host/school" })
    .optional(),
});

export interface Settings {
  port: number;
  dataDir: string;
  /** The PostgreSQL database that the school is in, its password included; undefined: a file in DATA_DIR. */
  databaseUrl: string | undefined;
  publicUrl: URL | undefined;
  /** Files of the certificate and its key; undefined looks for the ones that `school certificate` made. */
  tls: { cert: string; key: string } | undefined;
  trustedProxies: readonly string[];
  /** Undefined makes one and keeps it in DATA_DIR. */
  authSecret: string | undefined;
  /** The file of the key that lets somebody in whose PIN was forgotten, and the passphrase it is under, if any. */
  rescue: { file: string; passphrase: string | undefined };
  backup: BackupSettings;
}

export interface BackupSettings {
  /** Undefined: none is made by itself. */
  folder: string | undefined;
  /** The minute of the school's day after which one is made. */
  at: number;
  /** How many are kept. */
  keep: number;
  /** What they are sealed to; undefined until somebody says. */
  lock: Lock | undefined;
}

/** Reads and checks them. @throws StartRefused naming the variable and what to give */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // The identity library listens to these, some of them over what we tell it: telemetry and its secrets among them.
  const foreign = Object.keys(environment).find((name) => name.startsWith("BETTER_AUTH_"));
  if (foreign !== undefined)
    throw new StartRefused("bad_setting", `${foreign} is not a setting of Small Steps and would change how people sign in: unset it.`);
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const said = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`);
    throw new StartRefused("bad_setting", said.join("\n"));
  }
  const { PORT, DATA_DIR, PUBLIC_URL, TLS_CERT, TLS_KEY, TRUSTED_PROXIES, AUTH_SECRET, RESCUE_KEY_FILE, RESCUE_PASSPHRASE } = parsed.data;
  const { DATABASE_URL } = parsed.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    throw new StartRefused("bad_setting", "TLS_CERT and TLS_KEY belong together: give both, or neither.");
  }
  return {
    port: PORT,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL,
    tls: TLS_CERT === undefined || TLS_KEY === undefined ? undefined : { cert: TLS_CERT, key: TLS_KEY },
    trustedProxies: TRUSTED_PROXIES,
    authSecret: AUTH_SECRET,
    backup: backupSettings(parsed.data),
    rescue: { file: RESCUE_KEY_FILE ?? join(DATA_DIR, "rescue.key"), passphrase: RESCUE_PASSPHRASE },
  };
}

function backupSettings(given: z.infer<typeof schema>): BackupSettings {
  const { BACKUP_DIR: folder, BACKUP_AT, BACKUP_KEEP: keep, BACKUP_RECIPIENT, BACKUP_PASSPHRASE, BACKUP_PASSPHRASE_FILE } = given;
  const said = [BACKUP_RECIPIENT.length > 0, BACKUP_PASSPHRASE !== undefined, BACKUP_PASSPHRASE_FILE !== undefined].filter(Boolean);
  if (said.length > 1) {
    throw new StartRefused("bad_setting", "BACKUP_RECIPIENT, BACKUP_PASSPHRASE and BACKUP_PASSPHRASE_FILE: give one of the three.");
  }
  if (folder !== undefined && said.length === 0) {
    throw new StartRefused(
      "bad_setting",
      "BACKUP_DIR: no backup is made that anybody could read. Set BACKUP_RECIPIENT too (npm run school -- backup --new-key FILE makes a key), or BACKUP_PASSPHRASE.",
    );
  }
  const [hours = 0, minutes = 0] = BACKUP_AT.split(":").map(Number);
  const secret = BACKUP_PASSPHRASE_FILE === undefined ? BACKUP_PASSPHRASE : passphraseIn(BACKUP_PASSPHRASE_FILE);
  const lock = secret === undefined ? undefined : { passphrase: secret };
  return { folder, at: hours * 60 + minutes, keep, lock: BACKUP_RECIPIENT.length > 0 ? { recipients: BACKUP_RECIPIENT } : lock };
}

/** What a file holds, without the end of its line. */
function passphraseIn(file: string): string {
  try {
    return passphrase.parse(readFileSync(file, "utf8").replace(/\r?\n$/, ""));
  } catch {
    throw new StartRefused("bad_setting", `BACKUP_PASSPHRASE_FILE: ${file} cannot be read, or holds fewer than 12 characters.`);
  }
}
