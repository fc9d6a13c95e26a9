/** Rules 7 and 18: words that were taken back, and streams that were erased, are nowhere. */
import type { Fault } from "./fault.ts";

export const takingBack: readonly Fault[] = [
  {
    name: "words taken back stay among the edits that lost",
    file: "store/purging.ts",
    text: '(["losers", "pending", "ownLog"] as const)',
    instead: '(["pending", "ownLog"] as const)',
  },
  {
    name: "words taken back stay in what waits for an update",
    file: "store/purging.ts",
    text: '(["losers", "pending", "ownLog"] as const)',
    instead: '(["losers", "ownLog"] as const)',
  },
  {
    name: "words taken back stay in the own log",
    file: "store/purging.ts",
    text: '(["losers", "pending", "ownLog"] as const)',
    instead: '(["losers", "pending"] as const)',
  },
  {
    name: "words taken back stay in the outbox",
    file: "store/purging.ts",
    text: "    set.dropWaiting(key);\n    set.setRecord(key, purged(set.record(key), redacted));",
    instead:
      "    const kept = set.record(key);\n    set.setRecord(key, purged(kept, redacted));\n    set.setRecord(key, kept && { ...set.record(key), waiting: kept.waiting });",
  },
  {
    name: "words taken back stay in refused acts",
    file: "store/purging.ts",
    text: "  if (records.size > 0) await stripAttention(set, (change) => change.stream === stream && records.has(change.record));\n",
    instead: "",
  },
  {
    name: "words taken back stay in a record the server has acknowledged",
    file: "store/recordRow.ts",
    text: "base: redactedRecord(value.base,",
    instead: "base: ((base: MergedRecord, _: Redacted) => base)(value.base,",
  },
  {
    name: "words taken back stay in the bytes of the server's log",
    file: "server/storage/sqlite/sqliteLog.ts",
    text: "      this.#run.blankChanges.run({ stream: numberOf(stream), record });\n",
    instead: "",
  },
  {
    name: "words taken back stay in the bytes of the server's records",
    file: "server/storage/sqlite/sqliteLog.ts",
    text: "if (found.records.has(recordKey(name, id))) this.#run.blankRecord",
    instead: "if (found.records.has(kept.record.kind)) this.#run.blankRecord",
  },
  {
    name: "an edit that arrives after its record was taken back brings words with it",
    file: "server/projection/planAppend.ts",
    text: "const kept = redacted ? wordless(change, redacted) : change;",
    instead: "const kept = change;",
  },
  {
    name: "a server forgets what was taken back before",
    file: "server/projection/planAppend.ts",
    text: "const own = [...(found.redactions.get(key) ?? []), ...named",
    instead: "const own = [...named",
  },
  {
    name: "a redacted id that is pushed again is new again",
    file: "server/sync/checkAct.ts",
    text: "  if (kept) {\n    const same",
    instead: "  if (kept && !kept.redacted) {\n    const same",
  },
  {
    name: "a tablet keeps its copy of what it is told was taken back meanwhile",
    file: "store/acknowledging.ts",
    text: "if (one.redacted) await purge",
    instead: "if (one.redacted && !one.at) await purge",
  },
  {
    name: "an erased stream takes what is pushed to it",
    file: "server/sync/checkAct.ts",
    text: '  if (erased && (erased.has(person) || typeof judged !== "string")) return',
    instead: "  if (erased && erased.size < 0) return",
  },
  {
    name: "a tablet keeps an erased stream",
    file: "client/exchange/exchange.ts",
    text: "    if (came.erased) await store.erase(came.erased);\n",
    instead: "",
  },
  {
    name: "a tablet keeps its own log of an erased stream",
    file: "store/forgetting.ts",
    text: 'await removeUnder(set, ["losers", "pending", "ownLog"], streams, true);',
    instead: 'await removeUnder(set, ["losers", "pending"], streams, true);',
  },
];
