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
import { neverLeft } from "./neverLeft.ts";
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
  return core.run<string | null>("hand", async (read) => {
    const set = new WorkSet(read, core.zone);
    const drafts: AnyDraft[] = [...copies, ...(await redactIn(core, set, ids, { stream, records, why }))];
    if (drafts.length > 0) await addAct(core, set, ids, drafts);
    return { result: drafts.length > 0 ? ids.act : null, writes: await set.writes() };
  });
}

/** The same within a unit of work, but for the act. @returns what tells everybody else: nothing, where nobody else can have them */
export async function redactIn(core: Core, set: WorkSet, ids: ActIds, { stream, records, why }: Redaction): Promise<AnyDraft[]> {
  await set.load(records.map((record) => recordKey(stream, record)));
  const left = records.filter((record) => !neverLeft(set, set.record(recordKey(stream, record))));
  const others = left.some((record) => !isOwn(set.record(recordKey(stream, record)), core.person));
  await purge(set, stream, new Map(records.map((record) => [record, undefined])));
  const fields = { records: left, why, ...(others ? { ofAnybody: true as const } : {}) };
  return left.length > 0 ? [{ stream, kind: "redaction", record: ids.redaction, fields }] : [];
}

/** A record that this person began; of one whose beginning is not here, all that is known was said by them. */
function isOwn(value: MaybeRecord, person: string): boolean {
  const begunBy = beginnerOf(value);
  if (begunBy !== undefined) return begunBy === person;
  const shown = shownOf(value);
  return shown === undefined || Object.values(marksOf(shown)).every(({ by }) => by === person);
}
