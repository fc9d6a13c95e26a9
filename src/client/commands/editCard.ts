/** The card of a pupil, as whoever plans for them edits it. */
import { myPageId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { ActView } from "../../store/acting.ts";
import type { Draft } from "../../store/draft.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { PupilSetUp } from "../views/setUp.ts";
import type { CommandContext } from "./context.ts";

/** Says what was edited since `seen`, decided on what is there now. */
export async function editCard(context: CommandContext, input: Commands["editCard"]["input"]): Promise<Outcome> {
  const { seen } = input;
  const lines = [...new Set(input.chips.map((chip) => chip.trim()).filter((chip) => chip !== ""))];
  const { now } = await context.store.now();
  await context.store.actOn(async (view) => ({
    drafts: [
      ...(await lineDrafts(view, seen, input.helpsLine.trim())),
      ...(await goneDrafts(view, seen, lines, now)),
      ...(await standingDrafts(context, seen, lines)),
    ],
    result: null,
  }));
  return { ok: true, value: null };
}

async function lineDrafts(view: ActView, { id: pupil, helpsLine, seen }: PupilSetUp, line: string): Promise<Draft[]> {
  if (line === helpsLine) return [];
  const [stream, record] = [streams.card(pupil), myPageId(pupil)];
  const had = await view.record(stream, record);
  const fields = { ...(had ? {} : { pupil }), helpsLine: line === "" ? null : line };
  return [{ stream, kind: "myPage", record, fields, over: seen[record] ?? {} }];
}

/** Responses taken off the card, restorably; one that a colleague has worded anew since is not what was taken off. */
async function goneDrafts(
  view: ActView,
  { id: pupil, chips, seen }: PupilSetUp,
  lines: readonly string[],
  removedAt: number,
): Promise<Draft[]> {
  const stream = streams.card(pupil);
  const gone = chips.filter(({ label }) => !lines.includes(label));
  const drafts = gone.map(async ({ id: record, label }): Promise<Draft[]> => {
    const now = recordOf(await view.record(stream, record), "chip");
    const fields = { removedAt, removedWhy: "mistake" } as const;
    return now?.fields.label === label ? [{ stream, kind: "chip", record, fields, over: seen[record] ?? {} }] : [];
  });
  return (await Promise.all(drafts)).flat();
}

/** Responses that are new, and the places of those that moved: each comes after the one before it. */
async function standingDrafts(
  { store, newId }: CommandContext,
  { id: pupil, chips, seen }: PupilSetUp,
  lines: readonly string[],
): Promise<Draft[]> {
  const stream = streams.card(pupil);
  const there = recordsOf(await store.records(stream, "chip"), "chip");
  let last = -1;
  return lines.flatMap((label): Draft[] => {
    const had = chips.find((chip) => chip.label === label);
    const order = had && had.order > last ? had.order : last + 1;
    last = order;
    if (had) return had.order === order ? [] : [{ stream, kind: "chip", record: had.id, fields: { order }, over: seen[had.id] ?? {} }];
    // A colleague may have written the same meanwhile.
    return there.some(({ fields }) => fields.label === label)
      ? []
      : [{ stream, kind: "chip", record: newId(), fields: { pupil, label, order } }];
  });
}
