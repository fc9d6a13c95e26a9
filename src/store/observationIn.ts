import type { ObservationRow } from "../domain/summary.ts";
import { marksOf } from "../sync/merge.ts";
import { firstMark } from "../sync/record.ts";
import { recordOf } from "../sync/recordOf.ts";
import { shownOf, type MaybeRecord } from "./recordRow.ts";

/** An observation as it is shown, or undefined for anything else. */
export function observationIn(value: MaybeRecord): ObservationRow | undefined {
  const shown = shownOf(value);
  const record = recordOf(shown, "observation");
  if (!shown || !record) return undefined;
  const first = firstMark(marksOf(shown));
  return first && { stream: record.stream, id: record.id, fields: record.fields, by: first.by, at: first.at };
}
