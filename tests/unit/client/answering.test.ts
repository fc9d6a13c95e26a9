import { expect, it, vi } from "vitest";
import { answering, type Source } from "../../../src/client/engine/answering.ts";
import type { Snapshot } from "../../../src/client/live.ts";

function school(first: number) {
  let value = first;
  let reads = 0;
  const listeners = new Set<() => void>();
  const source: Source<number> = {
    read: () => {
      reads += 1;
      return Promise.resolve({ value });
    },
    moved: (again) => {
      listeners.add(again);
      return () => listeners.delete(again);
    },
    now: () => 5,
    failed: (error) => (error instanceof Error ? error.name : "unknown"),
  };
  const move = (to: number) => {
    value = to;
    for (const listener of listeners) listener();
  };
  return { source, move, reads: () => reads, listeners };
}

it("answers, and answers again when something moved", async () => {
  const { source, move } = school(1);
  const seen: Snapshot<number>[] = [];
  answering(source).subscribe((snapshot) => seen.push(snapshot));
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  move(2);
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  expect(seen).toEqual([
    { state: "ready", value: 1, asOf: 5 },
    { state: "ready", value: 2, asOf: 5 },
  ]);
});

it("reads once more, not ten times, when ten things moved while it read", async () => {
  const { source, move, reads } = school(1);
  const seen: Snapshot<number>[] = [];
  answering(source).subscribe((snapshot) => seen.push(snapshot));
  for (let to = 2; to <= 11; to += 1) move(to);
  await vi.waitFor(() => expect(seen.at(-1)).toMatchObject({ value: 11 }));
  expect(reads()).toBe(2);
});

it("does not tell the same answer twice", async () => {
  const { source, move, reads } = school(1);
  const seen: Snapshot<number>[] = [];
  answering(source).subscribe((snapshot) => seen.push(snapshot));
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  move(1);
  await vi.waitFor(() => expect(reads()).toBe(2));
  expect(seen).toHaveLength(1);
});

it("says that it failed, by the error's name alone, and stops listening when nobody looks", async () => {
  const { source, listeners } = school(1);
  const seen: Snapshot<number>[] = [];
  const stop = answering<number>({ ...source, read: () => Promise.reject(new TypeError("Ada's row is broken")) }).subscribe((snapshot) =>
    seen.push(snapshot),
  );
  await vi.waitFor(() => expect(seen).toEqual([{ state: "failed", code: "TypeError", asOf: 5 }]));
  stop();
  expect(listeners.size).toBe(0);
});
