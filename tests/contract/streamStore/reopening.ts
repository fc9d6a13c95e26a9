/** The same after a restart. */
import { expect, it } from "vitest";
import type { Tested } from "./tested.ts";
import { ada, bo, change, redaction, appending, append, log, records, school } from "./making.ts";

export function reopening(tested: Tested): void {
  it("holds after it was closed and opened what it held before", async () => {
    await append(tested.store, ...school(), change(ada, "one", { words: "a" }), redaction(ada, ["two"]));
    await tested.store.erase({ stream: bo }, () => appending(change("leadership", "e1", { stream: bo }, { kind: "erasure" })));
    const before = {
      log: await log(tested.store, ada),
      records: await records(tested.store, ada),
      facts: await tested.store.schoolFacts(),
      life: await tested.store.life(),
    };
    tested.opened = await tested.opened.reopen();
    expect({
      log: await log(tested.store, ada),
      records: await records(tested.store, ada),
      facts: await tested.store.schoolFacts(),
      life: await tested.store.life(),
    }).toEqual(before);
    expect([...(await tested.store.heads([bo])).erased.keys()]).toEqual([bo]);
  });
}
