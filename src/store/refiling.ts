/** Evidence that a wrong clock filed under another academic year: with the clock, its stream is mended. */
import { parseStream, streams, type StreamName } from "../domain/streams.ts";
import { academicYearOf, dayOf } from "../domain/time.ts";
import { recordKey, recordOfKey, streamOfKey } from "./keys.ts";
import type { WorkSet } from "./workSet.ts";

/**
 * Moves records that never left this tablet to the stream of the year they were seen in, by their mended times: in the year
 * of the clock nobody at the school may write, and what waits there would be refused for good. What was sent stays.
 * @param keys records whose times were mended; they and their acts have been loaded
 * @returns by the key a record had, the stream it is in now
 */
export async function refile(set: WorkSet, keys: Iterable<string>, zone: string): Promise<ReadonlyMap<string, StreamName>> {
  const refiled = new Map<string, StreamName>();
  for (const key of keys) {
    const value = set.record(key);
    if (!value || value.base || value.waiting.some(({ act }) => set.act(act)?.sent)) continue;
    const { type, id } = parseStream(streamOfKey(key)) ?? {};
    const seenAt = value.waiting.flatMap(({ fields }) => (typeof fields.observedAt === "number" ? [fields.observedAt] : [])).at(-1);
    if (type !== "evidence" || id === undefined || seenAt === undefined) continue;
    const stream = streams.evidence(id, academicYearOf(dayOf(seenAt, zone)));
    const moved = recordKey(stream, recordOfKey(key));
    if (moved === key) continue;
    await set.load([moved]);
    set.setRecord(moved, { ...value, waiting: value.waiting.map((change) => ({ ...change, stream })) });
    set.setRecord(key, undefined);
    refiled.set(key, stream);
    for (const act of new Set(value.waiting.map((change) => change.act))) {
      const row = set.act(act);
      if (row) set.setAct(act, { ...row, records: row.records.map((one) => (one === key ? moved : one)) });
    }
  }
  return refiled;
}
