import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import type { NumberedChange } from "../../src/sync/change.ts";
import { mergeChange } from "../../src/sync/merge.ts";
import type { MergedRecord } from "../../src/sync/record.ts";
import { SmallSchool } from "../unit/server-sync/smallSchool.ts";

const pusher = fileURLToPath(new URL("./aPusher.ts", import.meta.url));
const streams = ["evidence/ada/2026-27", "evidence/bo/2026-27", "card/ada"];

/** Runs a pusher until it has said so many acts were taken, and kills it while it is at the next. */
async function killedAfter(acts: number, file: string, from: number): Promise<string[]> {
  const child = spawn(process.execPath, ["--import", "tsx", pusher, file, String(from)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.split("\n").length > acts) child.kill("SIGKILL");
  });
  expect(await ended, said).toEqual([null, "SIGKILL"]);
  return said.split("\n").flatMap((line) => (line.startsWith("accepted ") ? [line.slice("accepted ".length)] : []));
}

async function logOf(school: SmallSchool, stream: string): Promise<NumberedChange[]> {
  return (await school.store.changesAfter(stream, 0, { bytes: 1e9, author: null })).items;
}

it("a server that is killed in the middle of pushes has whole acts only, and all that it said it had", { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "school.sqlite");
  const told: string[] = [];
  for (const [round, acts] of [3, 11, 1, 29, 7].entries()) {
    told.push(...(await killedAfter(acts, file, round * 1_000_000)));

    const school = new SmallSchool({ file });
    expect(school.db.pragma("integrity_check", { simple: true })).toBe("ok");
    const logs = new Map<string, NumberedChange[]>();
    for (const stream of streams) logs.set(stream, await logOf(school, stream));

    const halves = new Map<string, number>();
    for (const log of logs.values()) {
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      for (const { act, by } of log) if (by === "priya") halves.set(act, (halves.get(act) ?? 0) + 1);
    }
    expect([...halves.values()].filter((count) => count !== streams.length)).toEqual([]);
    expect(told.filter((act) => !halves.has(act))).toEqual([]);

    for (const [stream, log] of logs) {
      const merged = new Map<string, MergedRecord>();
      for (const change of log) merged.set(change.record, mergeChange(merged.get(change.record), change).record);
      const kept = (await school.store.recordsBelow(stream, null, null, { bytes: 1e9, author: null })).items;
      expect(new Map(kept.map((record) => [record.id, record]))).toEqual(merged);
    }
    school.db.close();
  }
  expect(told.length).toBeGreaterThanOrEqual(51);
});
