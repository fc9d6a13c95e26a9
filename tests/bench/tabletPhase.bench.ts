/** A phase leader's first sync, with the whole demonstration: when she can begin, and when everything is there. */
import { join } from "node:path";
import { build } from "vite";
import { z } from "zod";
import { academicYearOf, dayOf } from "../../src/domain/time.ts";
import { parseStream } from "../../src/domain/streams.ts";
import { pullResponse, type Page } from "../../src/sync/protocol.ts";
import { callerOf } from "../e2e/harness/caller.ts";
import { schoolAt } from "../e2e/harness/school.ts";
import bundleServer from "../e2e/harness/serverBundle.ts";
import type { Bench } from "./bench.ts";
import { inFolder } from "./chromiumProfile.ts";
import { firstSync, floorOf, observationsIn, type FirstSync } from "./firstSync.ts";
import { pairs } from "./pairs.ts";

const loaded = z.object({
  signIns: z.array(z.object({ person: z.string(), login: z.string(), password: z.string(), role: z.string() })),
});

/** What has come once these pages have, in the order they come in. */
const parts: Readonly<Record<string, (page: Page, year: string) => boolean>> = {
  "its cards and plans kept": ({ stream }) => ["school", "card", "class"].includes(parseStream(stream)?.type ?? ""),
  "its last fortnight kept": ({ stream, restart }, year) => isOf(stream, year) && restart === true,
  "its year kept": ({ stream }, year) => isOf(stream, year),
};

function isOf(stream: string, year: string): boolean {
  const named = parseStream(stream);
  return named?.type === "evidence" && named.year === year;
}

/** When the question after the last page of a part was asked: what came before it is kept by then. Milliseconds after the first. */
function milestones({ pulls }: FirstSync, year: string): Record<string, number> {
  const pages = pulls.map(({ answer }) => pullResponse.parse(JSON.parse(answer)).pages ?? []);
  return Object.fromEntries(
    Object.entries(parts).map(([name, isPart]) => {
      const last = pages.findLastIndex((came) => came.some((page) => isPart(page, year)));
      const after = pulls[last + 1];
      if (last < 0 || after === undefined) throw new Error(`nothing came of ${name}`);
      return [name, after.asked];
    }),
  );
}

const bench: Bench = () =>
  inFolder(async (folder) => {
    const closing: (() => unknown)[] = [];
    try {
      await build({ logLevel: "error" });
      await bundleServer();
      const school = await schoolAt(join(folder, "school"));
      const adult = loaded.parse(await school.command("demo", "--seed", "1")).signIns.find(({ role }) => role === "phaseLeader");
      if (!adult) throw new Error("nobody leads a phase in the demonstration");
      await school.start();
      closing.push(() => school.stop());
      // Whoever leads has their second step set up before what is measured.
      await (await callerOf(school, adult)).leaves();

      let tablets = 0;
      const profile = () => join(folder, `tablet-${(tablets += 1)}`);
      const year = academicYearOf(dayOf(Date.now(), "Europe/London"));
      const synced = await firstSync(school, adult, profile(), "> 0");
      const floor = await floorOf(synced);
      closing.push(floor.close);
      const held = observationsIn(synced.rows);
      const pupils = new Set(synced.rows.flatMap(({ table, row }) => (table === "cursors" ? (/^card\/.+/.exec(row.key) ?? []) : []))).size;
      const arriving = async () => {
        const again = await firstSync(school, adult, profile(), "> 0");
        if (observationsIn(again.rows) !== held) throw new Error("the tablet did not get every record");
        const times = { "a class on screen": again.usable, ...milestones(again, year), "everything kept": again.complete };
        return Object.fromEntries(Object.entries(times).map(([name, time]) => [`first sync of a phase, to ${name}`, time]));
      };
      const against = `one fetch of its bytes and one bulk write of its ${synced.rows.length} rows`;
      return [
        ...(await pairs(arriving, against, () => floor.least(profile()), { rounds: 3, warmUp: 0 })),
        { name: "pupils of that phase", count: pupils, unit: "pupils" },
        { name: "their observations", count: held, unit: "records" },
        { name: "pulls of that first sync", count: synced.pulls.length, unit: "requests" },
        { name: "their bytes", count: synced.pulls.reduce((sum, { answer }) => sum + Buffer.byteLength(answer), 0), unit: "bytes" },
      ];
    } finally {
      for (const close of closing.toReversed()) await close();
    }
  });

export default bench;
