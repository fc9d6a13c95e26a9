import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./freePort.ts";

/** A PostgreSQL of this run's own: nobody else's data can be reached through it. */
export interface PrivatePostgres {
  /** A `postgres://` address with every right, on 127.0.0.1, without a password. */
  readonly url: string;
  /** Stops it at once and removes its data. */
  readonly stop: () => Promise<void>;
}

const debianHome = "/usr/lib/postgresql";

/** Debian keeps the server's programs off the path, one folder per version: the newest is taken. */
const programs = (): string | undefined => {
  const debian = existsSync(debianHome)
    ? readdirSync(debianHome)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(debianHome, version, "bin"))
    : [];
  return [...debian, ...(process.env.PATH ?? "").split(delimiter)].find((folder) => existsSync(join(folder, "initdb")));
};

/** Whether a PostgreSQL server can be started here. */
export const postgresIsHere = (): boolean => programs() !== undefined;

/** PostgreSQL refuses to run as root, so root lends the cluster to the user that Debian's package made. */
const asItsUser = (program: string, args: readonly string[]): void => {
  const [command, ours]: [string, readonly string[]] =
    process.getuid?.() === 0 ? ["runuser", ["-u", "postgres", "--", program, ...args]] : [program, args];
  // Its output goes nowhere: the server that pg_ctl leaves running would hold an open pipe, and this call with it, for as long as it lives.
  const { status, stderr } = spawnSync(command, ours, { encoding: "utf8", cwd: tmpdir(), stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`${program} ended with ${status ?? "a signal"}: ${stderr}`);
};

const userId = (flag: "-u" | "-g"): number => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);

/** Its text is put in order as English is, so that whoever relies on the order of bytes has to say so. */
const inEnglish = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-GB"];

/**
 * Starts a private cluster in a temporary folder (about a second). Throws when PostgreSQL is not here.
 * @param durable whether what it confirms outlasts the machine; without, it is quicker
 */
export const startPostgres = async ({ durable = true }: { durable?: boolean } = {}): Promise<PrivatePostgres> => {
  const bin = programs();
  if (bin === undefined) throw new Error("PostgreSQL is not here: initdb was not found");
  const folder = await mkdtemp(join(tmpdir(), "small-steps-postgres-"));
  if (process.getuid?.() === 0) await chown(folder, userId("-u"), userId("-g"));
  const data = join(folder, "data");
  const port = await freePort();
  asItsUser(join(bin, "initdb"), ["-A", "trust", "-U", "school", "-E", "UTF8", "--no-sync", ...inEnglish, "-D", data]);
  const forgetful = durable ? "" : " -c fsync=off -c full_page_writes=off";
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200${forgetful}`;
  asItsUser(join(bin, "pg_ctl"), ["-D", data, "-l", join(folder, "log"), "-o", options, "-w", "start"]);
  return {
    url: `postgres://school@127.0.0.1:${port}/postgres`,
    stop: async () => {
      asItsUser(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"]);
      await rm(folder, { recursive: true });
    },
  };
};
