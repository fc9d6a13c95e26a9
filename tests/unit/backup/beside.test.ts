import { existsSync, readFileSync } from "node:fs";
import { v7 } from "uuid";
import { expect, it } from "vitest";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { fillSchool, rivers } from "../server/people.ts";
import { says, setUp, testServer } from "../server/server.ts";

it("a school that is being copied goes on at once, and what is erased meanwhile leaves its files when the copying ends", async () => {
  const server = await testServer();
  const leader = await setUp(server);
  await fillSchool(server, leader.person);
  const fields = { pupil: rivers.pupil, label: "Zanzibar" };
  await says(server, leader.person, { stream: `card/${rivers.pupil}`, kind: "chip", record: "chip-1", fields });
  const { database } = schoolFiles(server.dataDir);
  const inFiles = () => [database, `${database}-wal`].some((file) => existsSync(file) && readFileSync(file).includes("Zanzibar"));

  const { reading, store } = server.assembled;
  const snapshot = await reading.snapshot();
  for await (const rows of snapshot.rows("life")) expect(rows).toHaveLength(1);
  const began = performance.now();
  const what = { pupil: rivers.pupil, why: "request", by: leader.person } as const;
  await erase({ store, now: () => server.clock.now }, { newUuid: v7, replica: "ledger0000000000" }, what);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(inFiles()).toBe(true);
  await snapshot.end();
  expect(inFiles()).toBe(false);
});
