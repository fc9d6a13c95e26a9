/** Everything a tablet's store must hold, on whatever it runs. */
import { describe } from "vitest";
import { acting } from "./acting.ts";
import { dying } from "./dying.ts";
import { exchanging } from "./exchanging.ts";
import { goingAway } from "./goingAway.ts";
import { leaving } from "./leaving.ts";
import { pictures } from "./pictures.ts";
import type { Platform } from "./platform.ts";
import { summarising } from "./summarising.ts";
import { tabletsOn } from "./tablet.ts";
import { telling } from "./telling.ts";
import { updating } from "./updating.ts";

/** @param histories how many random histories its summaries are tried on */
export function holdsTheStoreContract(platform: Platform, histories: number): void {
  describe(platform.name, () => {
    const tablet = tabletsOn(platform);
    acting(tablet);
    exchanging(tablet);
    leaving(tablet);
    goingAway(tablet);
    pictures(tablet);
    telling(tablet);
    updating(tablet);
    summarising(tablet, histories);
    dying(tablet, () => platform.newDisk().open());
  });
}
