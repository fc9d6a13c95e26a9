import { spawnSync } from "node:child_process";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { startPostgres } from "../../machine/postgres.ts";

const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

it("starts a PostgreSQL of its own, and leaves nothing running", { timeout: 60_000 }, async () => {
  const postgres = await startPostgres();
  const psql = spawnSync("psql", [postgres.url, "-At", "-c", "select 6 * 7"], { encoding: "utf8" });
  await postgres.stop();
  expect(psql.stdout).toBe("42\n");
  expect(await answers(postgres.url)).toBe(false);
});
