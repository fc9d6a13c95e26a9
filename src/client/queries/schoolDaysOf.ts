import type { Day } from "../../domain/time.ts";
import { schoolDays } from "../../domain/year.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";

/** The days pupils are expected on, by the school's years and closures as they are kept. */
export function schoolDaysOf(years: readonly MergedRecord[], closures: readonly MergedRecord[], from: Day, until: Day): Day[] {
  return schoolDays(
    from,
    until,
    recordsOf(years, "year").flatMap(({ fields }) => fields.modules ?? []),
    recordsOf(closures, "closure").flatMap(({ fields }) =>
      fields.from === undefined || fields.until === undefined ? [] : [{ from: fields.from, until: fields.until }],
    ),
  );
}
