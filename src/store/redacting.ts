/** Redaction, and "wrong pupil": the words leave this tablet at once, and everybody else's when the act arrives. */
import type { StreamName } from "../domain/streams.ts";
import type { Fields } from "../domain/kinds.ts";
import { marksOf } from "../sync/merge.ts";
import { ActIds, addAct } from "./acting.ts";
import type { Core } from "./core.ts";
import type { AnyDraft, Draft } from "./draft.ts";
import { recordKey } from "./keys.ts";
import { purge } from "./purging.ts";
import { beginnerOf, shownOf, type MaybeRecord } from "./recordRow.ts";
import { neverLeft } from "./undoing.ts";
import { WorkSet } from "./workSet.ts";

export interface Redaction {
  stream: StreamName;
  records: readonly string[];
  why: NonNullable<Fields<"redaction">["why"]>;
  /** For "wrong pupil": the same records in the right stream, with new ids and `copyOf`. */
  copies?: readonly Draft[];
}

/**
 * Takes back the words of some records of one stream, and writes their copies, in one act. What never left this tablet is
 * deleted instead of redacted: the server need not hear of it.
 * @returns the act, or null when nothing is left to tell anybody
 */
export function redact(core: Core, { stream, records, why, copies = [] }: Redaction): Promise<string | null> {
  const ids = new ActIds(core.newId);
  const redaction = core.newId();
  return core.run<string | null>("hand", async (read) => {
    const set = new WorkSet(read, core.zone);
    await set.load(records.map((record) => recordKey(stream, record)));
    const left = records.filter((record) => !neverLeft(set, set.record(recordKey(stream, record))));
    const drafts: AnyDraft[] = [...copies];
    const others = left.some((record) => !isOwn(set.record(recordKey(stream, record)), core.person));
    const fields = { records: left, why, ...(others ? { ofAnybody: true as const } : {}) };
    if (left.length > 0) drafts.push({ stream, kind: "redaction", record: redaction, fields });
    await purge(set, stream, new Map(records.map((record) => [record, undefined])));
    if (drafts.length > 0) await addAct(core, set, ids, drafts);
    return { result: drafts.length > 0 ? ids.act : null, writes: await set.writes() };
  });
}

/** A record that this person began; of one whose beginning is not here, all that is known was said by them. */
function isOwn(value: MaybeRecord, person: string): boolean {
  const begunBy = beginnerOf(value);
  if (begunBy !== undefined) return begunBy === person;
  const shown = shownOf(value);
  return shown === undefined || Object.values(marksOf(shown)).every(({ by }) => by === person);
}
