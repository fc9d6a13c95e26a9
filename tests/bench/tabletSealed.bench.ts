/** What it costs that rows are sealed: the built app before its real server, and the same app in a browser that seals nothing. */
import { join } from "node:path";
import { build } from "vite";
import type { Bench } from "./bench.ts";
import { inFolder, openProfile } from "./chromiumProfile.ts";
import { firstSync, observationsIn, opened, type Opening } from "./firstSync.ts";
import { pair } from "./pairs.ts";
import { demonstrationWith } from "./tabletSchool.ts";
import { engineThat } from "./unsealed.ts";

const records = 1_400;
/** The cards of the class. */
const nine = "=== 9";

const tabletThat =
  (seals: boolean): Opening =>
  async (profile) => {
    const context = await openProfile(profile, { serviceWorkers: "block" });
    await engineThat(seals, context);
    return context;
  };
const [sealed, unsealed] = [tabletThat(true), tabletThat(false)];

const bench: Bench = () =>
  inFolder(async (folder) => {
    await build({ logLevel: "error" });
    const { school, adult } = await demonstrationWith(join(folder, "school"), records);
    try {
      let tablets = 0;
      /** A new tablet's first sync, and the class screen when it is opened again. */
      const tablet = async (opening: Opening, inClear: boolean) => {
        const profile = join(folder, `tablet-${(tablets += 1)}`);
        const { usable, complete, rows } = await firstSync(school, adult, profile, nine, opening);
        if (observationsIn(rows) !== records) throw new Error("the tablet did not get every record");
        // Two bytes in a row come by chance in one of a hundred sealed rows.
        const readable = rows.filter(({ row }) => Buffer.from(row.box, "base64").includes('{"')).length / rows.length;
        if (inClear ? readable < 1 : readable > 0.05) throw new Error(`${Math.round(readable * 100)}% of the rows lie in clear`);
        return { profile, usable, complete };
      };
      const ours = await tablet(sealed, false);
      const clear = await tablet(unsealed, true);
      const against = "the same with nothing sealed";
      const rounds = { rounds: 9, warmUp: 1, aim: 1.3 };
      const first = (opening: Opening, inClear: boolean, what: "usable" | "complete") => async () => (await tablet(opening, inClear))[what];
      return [
        await pair(
          "cold open to the class screen, sealed",
          opened(school, ours.profile, nine, sealed),
          against,
          opened(school, clear.profile, nine, unsealed),
          rounds,
        ),
        await pair("first sync to the cards, sealed", first(sealed, false, "usable"), against, first(unsealed, true, "usable"), rounds),
        await pair(
          "first sync to the last record, sealed",
          first(sealed, false, "complete"),
          against,
          first(unsealed, true, "complete"),
          rounds,
        ),
      ];
    } finally {
      await school.stop();
    }
  });

export default bench;
