/** The judgements of one child that count: what came late and nobody else has signed takes nothing away (sync rule 20). */
import { judgementsInForce, lockOf, type Locked } from "../../domain/judgementInForce.ts";
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import { firstMark, type MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { placesOn } from "./placesOn.ts";
import type { Reading } from "./reading.ts";

/** @param points every data point that was judged, with its day: a child is under the lock of the phase they were in then */
export async function judgedInForce(
  { store }: Pick<Reading, "store">,
  pupil: string,
  memberships: readonly MergedRecord[],
  points: readonly { id: string; on: Day }[],
): Promise<MergedRecord[]> {
  const file = streams.file(pupil);
  const [judgements, signed, locks, classes] = await Promise.all([
    store.records(file, "judgement"),
    store.records(file, "countersignature"),
    store.records(streams.school, "lock"),
    store.records(streams.school, "class"),
  ]);
  const shut = recordsOf(locks, "lock").flatMap(({ id, fields: { dataPoint = "", phase = "", unlockedWhy }, marks }): Locked[] => {
    const at = firstMark(marks)?.at;
    return at === undefined ? [] : [{ id, dataPoint, phase, at, unlockedWhy: unlockedWhy ?? null }];
  });
  const signatures = recordsOf(signed, "countersignature").flatMap(({ fields: { judgement = "" }, marks }) => {
    const by = firstMark(marks)?.by;
    return by === undefined ? [] : [{ judgement, by }];
  });
  const judged = recordsOf(judgements, "judgement").flatMap((record) => {
    const { framework = "", strand = "", dataPoint = "", level = "", lateReason } = record.fields;
    const said = record.marks.judgement ?? firstMark(record.marks);
    return said ? [{ id: record.id, pupil, framework, strand, dataPoint, level, ...said, lateReason: lateReason ?? null }] : [];
  });
  const phases = new Map(recordsOf(classes, "class").map(({ id, fields }) => [id, fields.phase ?? null]));
  const phaseOn = (day: Day) => {
    const places = placesOn(memberships, day).map(({ fields }) => fields);
    const own = places.find(({ of }) => of === "phase")?.value;
    return own ?? places.flatMap(({ of, value = "" }) => (of === "class" ? (phases.get(value) ?? []) : []))[0];
  };
  const counted = points.flatMap(({ id, on }) => {
    const phase = phaseOn(on);
    const lock = phase === undefined ? undefined : lockOf(shut, id, phase);
    return [...judgementsInForce(judged, id, () => lock, signatures).values()].map((one) => one.judged.id);
  });
  return judgements.filter(({ id }) => counted.includes(id));
}
