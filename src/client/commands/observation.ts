/** An observation as a command shapes it: in which stream, when, by whom, with the state the child was in. */
import type { Fields } from "../../domain/kinds.ts";
import { observedAt, stateStands } from "../../domain/observing.ts";
import { stateId } from "../../domain/recordIds.ts";
import { streams, type StreamName } from "../../domain/streams.ts";
import { academicYearOf, dayOf, yearBefore, type Instant } from "../../domain/time.ts";
import type { ActView } from "../../store/acting.ts";
import type { DraftOf } from "../../store/draft.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import type { Moment } from "../client.ts";
import type { CommandContext } from "./context.ts";

export type Shaped = Pick<Fields<"observation">, "observedAt" | "precision" | "correction" | "seenBy" | "activity" | "state"> & {
  observedAt: number;
};

/** The evidence stream of a pupil that an instant belongs to. */
export function evidenceOf(pupil: string, instant: number, zone: string): StreamName {
  return streams.evidence(pupil, academicYearOf(dayOf(instant, zone)));
}

/** The evidence streams of a pupil that a tablet keeps: this year's, then last year's. */
export function evidenceKept(pupil: string, now: number, zone: string): StreamName[] {
  const year = academicYearOf(dayOf(now, zone));
  return [year, yearBefore(year)].map((each) => streams.evidence(pupil, each));
}

/** The facts of the moment, as every observation carries them; and the corrected present, in which it is saved. */
export async function shape(
  context: CommandContext,
  view: ActView,
  pupil: string,
  moment: Moment,
): Promise<{ shaped: Shaped; now: Instant }> {
  const { now, offset } = await view.now();
  const seen = observedAt(moment.when, now, context.zone);
  const said = recordOf(await view.record(streams.card(pupil), stateId(pupil)), "state")?.fields;
  const stands =
    said?.state && said.since !== undefined && stateStands({ state: said.state, since: said.since }, seen.observedAt, context.zone);
  const shaped = {
    ...seen,
    ...(offset === 0 ? {} : { correction: offset }),
    seenBy: moment.seenBy,
    activity: typeof moment.until === "number" && moment.until <= now ? null : moment.activity,
    ...(stands ? { state: said.state } : {}),
  };
  return { shaped, now };
}

/** A new observation of a pupil. */
export function observationDraft(
  record: string,
  pupil: string,
  fields: Fields<"observation"> & { observedAt: number },
  zone: string,
): DraftOf<"observation"> {
  return { stream: evidenceOf(pupil, fields.observedAt, zone), kind: "observation", record, fields: { pupil, ...fields } };
}

/** A correction of an observation. */
export function editOf({ stream, id }: RecordOf<"observation">, fields: Fields<"observation">): DraftOf<"observation"> {
  return { stream, kind: "observation", record: id, fields };
}

/** The whole statement of how it went, so that what a correction does not mention stands. */
export function howOf(fields: Fields<"observation">): Fields<"observation"> {
  const { went, help, tally, measure, waited, equipment, hands } = fields;
  return { went, help, tally, measure, waited, equipment, hands };
}
