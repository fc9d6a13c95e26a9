import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { v7 } from "uuid";
import { beginBackup } from "../../../src/server/backup/madeBackups.ts";
import { besideOf, backupsIn } from "../../../src/server/backup/folder.ts";
import { latestLedger, readLedger } from "../../../src/server/backup/ledger.ts";
import { everyMinute } from "../../../src/server/backup/schedule.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { sha256 } from "../../../src/server/sync/hash.ts";
import { digestText } from "../../../src/sync/digest.ts";
import { protocolVersion, pullResponse } from "../../../src/sync/protocol.ts";
import { fillSchool, rivers } from "../server/people.ts";
import { aDay, setUp, taken, temporaryFolder, testServer } from "../server/server.ts";
import { lock, passphrase } from "./backingUp.ts";

const anHour = 3_600_000;
const never = new AbortController().signal;

/** A school that backs itself up at half past two, and keeps three. */
async function aSchool() {
  const folder = join(temporaryFolder(), "backups");
  const server = await testServer({ settings: { BACKUP_DIR: folder, BACKUP_PASSPHRASE: passphrase } });
  const leader = await setUp(server);
  const due = () => server.assembled.backups.makeDue({ folder, lock, at: 150, keep: 3 }, "Europe/London", never);
  return { server, leader, folder, due };
}

const made = (folder: string) => (existsSync(folder) ? backupsIn(folder) : Promise.resolve([]));

describe("backups that a school makes by itself", () => {
  it("are one a day, after the time that was said; one that the machine slept through is made when it wakes", async () => {
    const { server, folder, due } = await aSchool();
    await due();
    await due();
    expect(await made(folder)).toHaveLength(1);
    server.clock.now = Date.UTC(2026, 8, 22, 1, 29);
    await due();
    expect(await made(folder)).toHaveLength(1);
    server.clock.now += 2 * 60_000;
    await due();
    await due();
    expect(await made(folder)).toHaveLength(2);
    server.clock.now += 5 * aDay;
    await due();
    expect(await made(folder)).toHaveLength(3);
  });

  it("are kept so many, the newest; what lies beside those that go goes too, and nothing else in the folder", async () => {
    const { server, folder, due } = await aSchool();
    mkdirSync(folder);
    writeFileSync(join(folder, "notes.txt"), "where the key is");
    for (let day = 0; day < 5; day += 1) {
      await due();
      server.clock.now += aDay;
    }
    const names = await made(folder);
    expect(names).toHaveLength(3);
    expect(names[0]).toContain("2026-09-23");
    expect(readdirSync(folder).sort()).toEqual([latestLedger, "notes.txt", ...names, ...names.map(besideOf)].sort());
  });

  it("are made by one of several processes", async () => {
    const { server, folder, due } = await aSchool();
    await Promise.all([due(), due(), due()]);
    expect(await made(folder)).toHaveLength(1);
    server.clock.now += aDay;
    expect(await server.asks(({ db }) => beginBackup(db, "2026-09-22/1", server.clock.now))).toBe(true);
    await due();
    expect(await made(folder)).toHaveLength(1);
    // The other process has died with it.
    server.clock.now += 7 * anHour;
    await due();
    expect(await made(folder)).toHaveLength(2);
  });

  it("are tried again within the hour when one could not be made, and the log says why", async () => {
    const { server, folder, due } = await aSchool();
    writeFileSync(folder, "");
    await due();
    await due();
    expect(server.lines.join("").match(/"code":"not_writable"/g)).toHaveLength(1);
    rmSync(folder);
    await due();
    expect(await made(folder)).toEqual([]);
    server.clock.now += anHour;
    await due();
    expect(await made(folder)).toHaveLength(1);
  });

  it("end with the server, and leave nothing half made", async () => {
    const { server, folder } = await aSchool();
    const stopping = new AbortController();
    stopping.abort();
    await server.assembled.backups.makeDue({ folder, lock, at: 150, keep: 3 }, "Europe/London", stopping.signal);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("are looked for at once and every minute, never twice at a time", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let running = 0;
    let looked = 0;
    let finish: () => void = () => undefined;
    const stops: AbortSignal[] = [];
    const timer = everyMinute((stop) => {
      stops.push(stop);
      looked += 1;
      running += 1;
      return new Promise<void>((resolve) => {
        finish = () => {
          running -= 1;
          resolve();
        };
      });
    });
    expect([looked, running]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect([looked, running]).toEqual([1, 1]);
    finish();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([looked, running]).toEqual([2, 1]);
    const stopped = timer.stop();
    expect(stops[1]?.aborted).toBe(true);
    finish();
    await stopped;
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(looked).toBe(2);
  });
});

describe("what tablets are told of backups", () => {
  it("is the moment that the newest whole one covers, once they hold what the server holds, and nothing after a restore", async () => {
    const { server, leader, due, folder } = await aSchool();
    const ask = { version: protocolVersion, person: leader.person, replica: "aaaaaaaaaaaaaaaa" };
    const first = taken(await server.post("/sync/pull", { ...ask, digest: "", cursors: {} }, leader.token), pullResponse);
    const cursors = Object.fromEntries((first.pages ?? []).map(({ stream, to }) => [stream, to]));
    const digest = sha256(digestText(first.access?.tag ?? "", cursors));
    const told = async () => taken(await server.post("/sync/pull", { ...ask, digest }, leader.token), pullResponse);
    expect(await told()).toEqual({ version: protocolVersion, time: server.clock.now, answer: "same" });
    const covered = server.clock.now;
    await due();
    server.clock.now += anHour;
    expect(await told()).toMatchObject({ answer: "same", backedUpTo: covered });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "");
    server.clock.now += aDay;
    await due();
    expect(await told()).toMatchObject({ answer: "same", backedUpTo: covered });
  });
});

describe("the ledger of what was erased", () => {
  it("lies where backups lie as soon as something was erased, with ids and nothing else", async () => {
    const { server, leader, folder, due } = await aSchool();
    await fillSchool(server, leader.person);
    await due();
    expect(await readLedger(join(folder, latestLedger))).toEqual([]);
    const ids = { newUuid: v7, replica: "ledger0000000000" };
    const { store } = server.assembled;
    await erase({ store, now: () => server.clock.now }, ids, { pupil: rivers.pupil, why: "request", by: leader.person });
    const said = await readLedger(join(folder, latestLedger));
    expect(said.map(({ fields }) => fields.stream)).toEqual([`file/${rivers.pupil}`, `card/${rivers.pupil}`]);
    expect(said.map(({ fields }) => Object.keys(fields))).toEqual([
      ["stream", "erasedAt", "why"],
      ["stream", "erasedAt", "why"],
    ]);
  });

  it("does not keep a child from being erased when nobody can write there", async () => {
    const { server, leader, folder } = await aSchool();
    await fillSchool(server, leader.person);
    writeFileSync(folder, "");
    const { store } = server.assembled;
    const ids = { newUuid: v7, replica: "ledger0000000000" };
    await erase({ store, now: () => server.clock.now }, ids, { pupil: rivers.pupil, why: "request", by: leader.person });
    expect((await store.heads([`card/${rivers.pupil}`])).erased.size).toBe(1);
    expect(server.lines.join("")).toContain("failure");
  });
});
