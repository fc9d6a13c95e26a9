/** Thirty tablets that come back into the network at once, over HTTP, to a server in a process of its own: how long, and how large it grows. */
import { join } from "node:path";
import { v7 } from "uuid";
import { streams } from "../../src/domain/streams.ts";
import { academicYearOf, dayOf } from "../../src/domain/time.ts";
import { callAs } from "../e2e/harness/caller.ts";
import { recordsOnServer } from "../e2e/harness/schoolFile.ts";
import { observationsOnServer } from "../e2e/harness/serverRecords.ts";
import type { Bench } from "./bench.ts";
import { inFolder } from "./chromiumProfile.ts";
import { demonstrationWith } from "./tabletSchool.ts";

const tablets = 30;
const changes = 100;
const little = 1_400;
/** Often enough to see what a garbage collector lets go of again. */
const lookMs = 20;

const bench: Bench = () =>
  inFolder(async (folder) => {
    const { school, adult } = await demonstrationWith(join(folder, "school"), little);
    try {
      const pupils = recordsOnServer(school, "pupil").map(({ id }) => id);
      const year = academicYearOf(dayOf(Date.now(), "Europe/London"));
      const crowd = [];
      for (let tablet = 0; tablet < tablets; tablet += 1) crowd.push(await callAs(school, adult));
      const fields = { kind: "note", words: "Turned to the page before it was read out", seenBy: { staff: adult.person } } as const;
      const hundred = () =>
        Array.from({ length: changes }, (_, at) => {
          const pupil = pupils[at % pupils.length] ?? "";
          const observed = { ...fields, pupil, observedAt: Date.now(), precision: "exact" as const };
          return { stream: streams.evidence(pupil, year), kind: "observation" as const, record: v7(), fields: observed };
        });

      const before = await school.memory();
      let peak = before;
      const over = new AbortController();
      const watching = (async () => {
        while (!over.signal.aborted) {
          peak = Math.max(peak, await school.memory());
          await new Promise((resolve) => setTimeout(resolve, lookMs));
        }
      })();
      const began = performance.now();
      await Promise.all(crowd.map((tablet) => tablet.acts(Date.now(), ...hundred())));
      const took = performance.now() - began;
      over.abort();
      await watching;
      const held = (await observationsOnServer(school)).length;
      if (held !== little + tablets * changes) throw new Error(`the server holds ${held} records`);
      return [
        { name: `${tablets} tablets x ${changes} changes at once over HTTP, to the last answer`, count: Math.round(took), unit: "ms" },
        { name: "the server before it", count: Math.round(before / 1e6), unit: "MB" },
        { name: "the server at its largest", count: Math.round(peak / 1e6), unit: "MB" },
      ];
    } finally {
      await school.stop();
    }
  });

export default bench;
