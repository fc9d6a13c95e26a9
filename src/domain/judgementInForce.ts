/**
 * Which judgements of a data point count. What happens is a record, so the one in force is derived, the same from whatever
 * order they arrived in:
 *
 * - of two locks of one data point and phase the earlier stands; one that was opened again stands for nothing;
 * - a judgement stamped before the lock is in time, whenever it arrives;
 * - one stamped after it is late: it counts once it says why, and somebody else has put their name to it;
 * - of the judgements of a strand that count, the latest stamped is in force. A late one that does not count yet takes
 *   nothing away from the one before it.
 *
 * Stamps are compared as text, as everywhere (sync/stamp.ts). A level that is corrected after the lock is a late judgement.
 */
export interface Judged {
  id: string;
  pupil: string;
  framework: string;
  strand: string;
  dataPoint: string;
  level: string;
  /** Stamp and author of its level. */
  at: string;
  by: string;
  lateReason: string | null;
}

export interface Locked {
  id: string;
  dataPoint: string;
  phase: string;
  /** Stamp of the lock. */
  at: string;
  /** Why it was opened again; null while it is shut. */
  unlockedWhy: string | null;
}

export interface Countersigned {
  judgement: string;
  by: string;
}

type Counting = "inTime" | "lateCounted" | "lateWaiting";

/** The lock of a data point for a phase; undefined while it is open. */
export function lockOf(locks: readonly Locked[], dataPoint: string, phase: string): Locked | undefined {
  const shut = locks.filter((lock) => lock.dataPoint === dataPoint && lock.phase === phase && lock.unlockedWhy === null);
  return shut.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
}

/** Whether a judgement counts. The name of its own author under it counts for nothing. */
function countingOf(judged: Judged, lock: Locked | undefined, signatures: readonly Countersigned[]): Counting {
  if (!lock || judged.at < lock.at) return "inTime";
  const reasoned = judged.lateReason !== null && judged.lateReason.trim() !== "";
  const signed = signatures.some(({ judgement, by }) => judgement === judged.id && by !== judged.by);
  return reasoned && signed ? "lateCounted" : "lateWaiting";
}

export interface InForce {
  judged: Judged;
  counting: Exclude<Counting, "lateWaiting">;
}

/**
 * By `pupil|framework|strand`, the judgement in force at one data point; a strand without one that counts is not there.
 * @param judgements of any data points and pupils, in any order
 * @param lockFor the lock over a pupil at that data point, by the pupil's phase then
 */
export function judgementsInForce(
  judgements: readonly Judged[],
  dataPoint: string,
  lockFor: (pupil: string) => Locked | undefined,
  signatures: readonly Countersigned[],
): Map<string, InForce> {
  const inForce = new Map<string, InForce>();
  for (const judged of judgements) {
    if (judged.dataPoint !== dataPoint) continue;
    const counting = countingOf(judged, lockFor(judged.pupil), signatures);
    if (counting === "lateWaiting") continue;
    const key = `${judged.pupil}|${judged.framework}|${judged.strand}`;
    const standing = inForce.get(key);
    if (!standing || standing.judged.at < judged.at) inForce.set(key, { judged, counting });
  }
  return inForce;
}
