/** Taking what waits, to be sent. */
import type { Act } from "../sync/change.ts";
import type { Core } from "./core.ts";
import { WorkSet } from "./workSet.ts";

/**
 * Whole acts, oldest first, without those of `skip`, up to so many acts and (but for the first) so many bytes of JSON. They
 * are marked as sent before they are given out, in the same transaction: from then on their stamps are final, because the
 * server may have stored them whatever its answer.
 */
export function takeBatch(core: Core, limits: { acts: number; bytes: number }, skip: ReadonlySet<string>): Promise<Act[]> {
  return core.run("sync", async (read) => {
    const set = new WorkSet(read, core.zone);
    const batch: Act[] = [];
    let bytes = 0;
    let from = 0;
    for (;;) {
      const rows = await read.range("outbox", { by: "turn", from, limit: limits.acts });
      const wanted = rows.filter(({ key }) => !skip.has(key));
      await set.loadActs(wanted.map(({ key }) => key));
      await set.load(wanted.flatMap(({ value }) => value.records));
      for (const { key, value } of wanted) {
        const act = set.actOf(key);
        bytes += JSON.stringify(act).length;
        if (batch.length === limits.acts || (batch.length > 0 && bytes > limits.bytes))
          return { result: batch, writes: await set.writes() };
        batch.push(act);
        if (!value.sent) set.setAct(key, { ...value, sent: true });
      }
      const last = rows.at(-1);
      if (!last || rows.length < limits.acts) return { result: batch, writes: await set.writes() };
      from = last.value.turn + 1;
    }
  });
}
