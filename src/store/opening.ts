/** What happens when a person's database is opened, and after the app was updated. */
import { summaryRules } from "../domain/summary.ts";
import { firstStamp } from "../sync/stamp.ts";
import type { Core } from "./core.ts";
import { metaRow, putMeta } from "./metaRows.ts";
import { summaryWrites } from "./summaryUpkeep.ts";

/** Makes the replica of a database that has none. True when it did: nothing was ever kept here, or it was emptied. */
export function makeReplica(core: Core): Promise<boolean> {
  const replica = core.newReplica();
  return core.run("hand", async (read) => {
    if (await metaRow(read, "clock")) return { result: false, writes: [] };
    return { result: true, writes: [putMeta({ name: "clock", replica, latest: firstStamp(replica), offset: 0, turn: 0, recent: [] })] };
  });
}

/** Makes a pupil's summary again from the evidence. */
export function rebuildSummary(core: Core, pupil: string): Promise<void> {
  return core.run("sync", async (read) => ({
    result: undefined,
    writes: await summaryWrites(read, [], { anew: new Set([pupil]) }, core.zone),
  }));
}

/** Makes summaries again that were made by other rules than this app's. */
export async function rebuildOldSummaries(core: Core): Promise<void> {
  const rows = await core.read().range("summaries", { by: "key" });
  for (const { key, value } of rows) if (value.rulesVersion !== summaryRules) await rebuildSummary(core, key);
}
