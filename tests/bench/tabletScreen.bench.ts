/** The built app before its real server: opening it cold with little and with much behind it, and a class's first sync. */
import { join } from "node:path";
import { build } from "vite";
import type { Bench } from "./bench.ts";
import { inFolder } from "./chromiumProfile.ts";
import { floorOf, firstSync, observationsIn, opened } from "./firstSync.ts";
import { pair, type Timed } from "./pairs.ts";
import { demonstrationWith } from "./tabletSchool.ts";

const few = 1_400;
const many = 40_000;
/** The cards of the class. */
const nine = "=== 9";

const bench: Bench = () =>
  inFolder(async (folder) => {
    const closing: (() => unknown)[] = [];
    try {
      await build({ logLevel: "error" });
      const schoolOf = async (records: number) => {
        const { school, adult } = await demonstrationWith(join(folder, `school-${records}`), records);
        closing.push(() => school.stop());
        const profile = join(folder, `tablet-${records}`);
        const synced = await firstSync(school, adult, profile, nine);
        return { school, adult, profile, synced, held: observationsIn(synced.rows) };
      };
      const small = await schoolOf(few);
      if (small.held !== few) throw new Error(`the tablet holds ${small.held} records, not ${few}`);
      const large = await schoolOf(many);
      if (large.held !== many) throw new Error(`the tablet holds ${large.held} records, not ${many}`);

      const cold = await pair(
        `cold open to the class screen with ${many} records`,
        opened(large.school, large.profile, nine),
        `the same with ${few}`,
        opened(small.school, small.profile, nine),
        { rounds: 9, warmUp: 1, aim: 1.2 },
      );

      const { pulls, rows } = small.synced;
      const floor = await floorOf(small.synced);
      closing.push(floor.close);
      let tablets = 0;
      const profile = () => join(folder, `new-${(tablets += 1)}`);
      const arriving =
        (until: "usable" | "complete"): Timed =>
        async () => {
          const synced = await firstSync(small.school, small.adult, profile(), nine);
          if (observationsIn(synced.rows) !== few) throw new Error("the tablet did not get every record");
          return synced[until];
        };
      const least: Timed = () => floor.least(profile());
      const against = `one fetch of its bytes and one bulk write of its ${rows.length} rows`;
      const rounds = { rounds: 5, warmUp: 1 };
      return [
        cold,
        await pair(`first sync of a class (${few} records), to its cards on screen`, arriving("usable"), against, least, rounds),
        await pair(`first sync of a class (${few} records), to the last of them`, arriving("complete"), against, least, rounds),
        { name: "pulls of that first sync", count: pulls.length, unit: "requests" },
        { name: "their bytes", count: pulls.reduce((sum, { answer }) => sum + Buffer.byteLength(answer), 0), unit: "bytes" },
      ];
    } finally {
      for (const close of closing.toReversed()) await close();
    }
  });

export default bench;
