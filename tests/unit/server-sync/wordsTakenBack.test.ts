import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { erase } from "../../../src/server/sync/erase.ts";
import { SmallSchool } from "./smallSchool.ts";

/** A day's taps, again and again: most say something, some say it anew at another length, a few take it back. */
const step = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant("said" as const) },
    { weight: 6, arbitrary: fc.constant("corrected" as const) },
    { weight: 2, arbitrary: fc.constant("takenBack" as const) },
  ),
  pupil: fc.constantFrom("ada", "bo"),
  which: fc.nat(),
  length: fc.oneof({ weight: 9, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.nat(3_900) }),
});

it("words taken back are in no byte of the file, however its pages were split and joined since", { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const school = await new SmallSchool({ file: join(folder, "school.sqlite") }).settle();
  const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  /** By record: its child, and all the words it ever had. */
  const living = new Map<string, { pupil: string; words: string[] }>();
  const gone: string[] = [];
  const left = () => {
    const file = bytes();
    return gone.filter((words) => file.includes(words));
  };
  // What is tried here is where bytes lie, not whether they outlast a power cut.
  school.db.pragma("synchronous = OFF");

  for (const [index, { what, pupil, which, length }] of fc.sample(step, { numRuns: 1_200, seed: 20_261_124 }).entries()) {
    const words = `word-${index}-`;
    const records = [...living.keys()];
    const record = records[which % Math.max(1, records.length)];
    const known = record === undefined ? undefined : living.get(record);
    if (what === "said" || record === undefined || !known) {
      await school.mustSay("tom", school.observation(`record-${index}`, pupil, { words: words.padEnd(length, ".") }));
      living.set(`record-${index}`, { pupil, words: [words] });
    } else if (what === "corrected") {
      await school.mustSay("tom", { ...school.observation(record, known.pupil), fields: { words: words.padEnd(length, ".") } });
      known.words.push(words);
    } else {
      const stream = school.observation(record, known.pupil).stream;
      await school.mustSay("tom", {
        stream,
        kind: "redaction",
        record: `redaction-${index}`,
        fields: { records: [record], why: "request" },
      });
      gone.push(...known.words);
      living.delete(record);
      if (index % 10 === 0) expect(left()).toEqual([]);
    }
  }
  expect(gone.length).toBeGreaterThan(150);
  expect(left()).toEqual([]);
  const [one] = living.values();
  expect(bytes().includes(one?.words.at(-1) ?? "")).toBe(true);

  const ids = { newUuid: () => school.nextId(), replica: "server0000000000" };
  await erase(school.deps, ids, { stream: "evidence/ada/2026-27", why: "request", by: "helen" });
  gone.push(...[...living.values()].filter(({ pupil }) => pupil === "ada").flatMap(({ words }) => words));
  expect(left()).toEqual([]);
});
