import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** An nginx of this run's own, in front of what its configuration says. */
export interface PrivateNginx {
  /** Which servers each request was given to, in order: more than one where the first did not answer. */
  readonly tried: () => Promise<readonly (readonly string[])[]>;
  /** Stops it at once and removes what it wrote. */
  readonly stop: () => Promise<void>;
}

/** Debian keeps it where only root's path leads. */
const program = (): string | undefined =>
  ["/usr/sbin", ...(process.env.PATH ?? "").split(delimiter)]
    .map((folder) => join(folder, "nginx"))
    .find((file) => spawnSync(file, ["-v"], { stdio: "ignore" }).status === 0);

/** Whether nginx can be started here. */
export const nginxIsHere = (): boolean => program() !== undefined;

const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] as const;

/** What a machine's own nginx.conf has around a site: nothing of it is read, and nothing is written outside this folder. */
const around = (folder: string, site: string): string => `
daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/pid;
error_log ${folder}/errors warn;
events {}
http {
  log_format tried '$upstream_addr';
  access_log ${folder}/tried tried;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n  ")}
${site}
}
`;

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });

/**
 * Starts nginx with a site as a technician writes one. Throws what it says of a site that it does not take.
 * @param site what stands in its `http` block
 * @param port where the site listens, on 127.0.0.1
 */
export const startNginx = async (site: string, port: number): Promise<PrivateNginx> => {
  const nginx = program();
  if (nginx === undefined) throw new Error("nginx is not here");
  const folder = await mkdtemp(join(tmpdir(), "small-steps-nginx-"));
  const file = join(folder, "nginx.conf");
  await writeFile(file, around(folder, site));
  const child = spawn(nginx, ["-p", folder, "-c", file, "-e", join(folder, "errors")], { stdio: "ignore" });
  const ended = once(child, "exit");
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${await readFile(join(folder, "errors"), "utf8")}`);
    await pause(20);
  }
  return {
    tried: async () =>
      (await readFile(join(folder, "tried"), "utf8"))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split(", ")),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
};
