/** Away for several days, a mark for each; and here again before they are over. */
import { awayDays } from "../../domain/awayDays.ts";
import { awayId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { academicYearOf, type Day } from "../../domain/time.ts";
import type { Draft } from "../../store/draft.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import { shapeOf } from "../queries/years.ts";
import { today, type CommandContext } from "./context.ts";

interface Mark {
  day: Day;
  why: Commands["awayUntil"]["input"]["why"];
  told: string | null;
  until: Day | null;
}

function mark(pupil: string, away: boolean, { day, why, told, until }: Mark): Draft {
  const fields = { pupil, day, away, why, half: "day", told, until } as const;
  return { stream: streams.card(pupil), kind: "away", record: awayId(pupil, day), fields };
}

/** Where the child is marked away, from a day on. */
async function marksFrom({ store }: CommandContext, pupil: string, from: Day) {
  const records = recordsOf(await store.records(streams.card(pupil), "away"), "away");
  return records.flatMap(({ fields: { day, away, half = "day", why = "away", told = null, until = null } }) =>
    day !== undefined && day >= from && away === true ? [{ day, half, why, told, until }] : [],
  );
}

/** One act, which says only what does not stand yet; who was told of a day stays said. Days after `until` are taken back. */
export async function awayUntil(context: CommandContext, { pupil, why, until }: Commands["awayUntil"]["input"]): Promise<Outcome> {
  const from = await today(context);
  const shape = await shapeOf(context.store, academicYearOf(from));
  const days = shape ? awayDays(from, until, shape) : [];
  const last = days.at(-1);
  if (last === undefined) return { ok: false, code: "invalid_change" };
  const marks = await marksFrom(context, pupil, from);
  const stands = (day: Day) => marks.some((one) => one.day === day && one.half === "day" && one.why === why && one.until === last);
  const told = (day: Day) => marks.find((one) => one.day === day)?.told ?? null;
  const drafts = [
    ...days.filter((day) => !stands(day)).map((day) => mark(pupil, true, { day, why, told: told(day), until: last })),
    ...marks.filter(({ day }) => day > until).map((one) => mark(pupil, false, { ...one, until: null })),
  ];
  if (drafts.length > 0) await context.store.act(drafts);
  return { ok: true, value: null };
}

/** From today on, however many days were said; those before today were so. */
export async function hereAgain(context: CommandContext, { pupil }: Commands["hereAgain"]["input"]): Promise<Outcome> {
  const marks = await marksFrom(context, pupil, await today(context));
  if (marks.length > 0) await context.store.act(marks.map((one) => mark(pupil, false, { ...one, told: null, until: null })));
  return { ok: true, value: null };
}
