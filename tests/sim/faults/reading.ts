/** Rules 8, 17 and 22 to 24: how far a tablet has read, and what it has of it. */
import type { Fault } from "./fault.ts";

export const reading: readonly Fault[] = [
  {
    name: "a pull begins one change too far",
    file: "server/sync/pages.ts",
    text: "store.changesAfter(stream, step.after,",
    instead: "store.changesAfter(stream, step.after + 1,",
  },
  {
    name: "the second part of a snapshot claims to be as new as the stream is by then",
    file: "server/sync/pages.ts",
    text: 'return { by: "snapshot", seq: cursor.seq,',
    instead: 'return { by: "snapshot", seq: head.seq,',
  },
  {
    name: "a page's cursor is kept in a transaction before its records",
    file: "store/receiving.ts",
    text: '    set.write(put("cursors", stream, to));\n',
    instead: '    await core.run("hand", () => Promise.resolve({ result: undefined, writes: [put("cursors", stream, to)] }));\n',
  },
  {
    name: "a page is kept wherever the tablet is by now",
    file: "store/receiving.ts",
    text: "if (!isSame(from, had))",
    instead: "if (!page.restart && had?.epoch !== to.epoch)",
  },
  {
    name: "a digest says nothing of how far a stream was read",
    file: "sync/digest.ts",
    text: "`${stream} ${epoch} ${seq}${",
    instead: "`${stream} ${epoch} ${",
  },
  {
    name: "a server ignores that a tablet read another life of a stream",
    file: "server/sync/pages.ts",
    text: "if (cursor?.epoch !== head.epoch) return true;",
    instead: "if (cursor === undefined) return true;",
  },
  {
    name: "a restored server goes on with the lives its streams had",
    file: "server/storage/sqlite/sqliteLog.ts",
    text: "    this.#run.renewStreams.run({ epoch });\n",
    instead: "",
  },
  {
    name: "a tablet ignores that a stream it reads again has another life",
    file: "store/ownLog.ts",
    text: "value.epoch !== epoch || value.seq > seq",
    instead: "value.seq > seq",
  },
  {
    name: "a tablet ignores that a stream it reads no more has another life",
    file: "sync/epoch.ts",
    text: "return epoch === life ||",
    instead: "return epoch !== life ||",
  },
  {
    name: "a tablet that begins a stream again keeps what another life of it said",
    file: "store/receiving.ts",
    text: "set.setRecord(key, forgotten(set.record(key), false));",
    instead: "set.setRecord(key, set.record(key));",
  },
  {
    name: "a stream that the restored server does not have is not begun again",
    file: "server/sync/pull.ts",
    text: "pages: [...lost(own, sources, held, erased, epoch), ...pages],",
    instead: "pages,",
  },
  {
    name: "what a newer app said is dropped when it comes in a change",
    file: "store/receiving.ts",
    text: '  if (!known.whole) set.write(put("pending", keyUnder(stream, record, id), { change }));\n',
    instead: "",
  },
  {
    name: "what a newer app said is dropped when it comes in a snapshot",
    file: "store/receiving.ts",
    text: '  if (!whole) set.write(put("pending", keyUnder(record.stream, record.id, "snapshot"), { record }));\n',
    instead: "",
  },
  {
    name: "an updated app does not read again what it did not understand before",
    file: "store/tabletStore.ts",
    text: "  await replayPending(core);\n",
    instead: "",
  },
  {
    name: "a removed observation stays in its child's summary",
    file: "store/summaryUpkeep.ts",
    text: "if (was && !stays && takeOut",
    instead: "if (was && is && !stays && takeOut",
  },
];
