/** Mending a record, all day: how it went, words, when, who saw it, +1, undo, remove, restore. Wrong pupil: movingOver.ts. */
import { countsAgain, observedAt } from "../../domain/observing.ts";
import type { Fields } from "../../domain/kinds.ts";
import type { Instant } from "../../domain/time.ts";
import { recordKey } from "../../store/keys.ts";
import { marksOf } from "../../sync/merge.ts";
import { firstMark, type MergedRecord } from "../../sync/record.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { locate, observationNamed } from "./locate.ts";
import { editOf, howOf } from "./observation.ts";
import { oneMore } from "./recording.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Change = Input<"correct">["change"];

const done: Outcome = { ok: true, value: null };
const notHere: Outcome<never> = { ok: false, code: "not_here" };

interface Present {
  now: Instant;
  offset: number;
  zone: string;
}

/** What stands once something was said, taken away (null), or not mentioned. */
function after<T>(had: T | undefined, said: T | null | undefined): T | undefined {
  return said === undefined ? had : (said ?? undefined);
}

/** What a correction restates: the whole of its group, with what it does not mention as it stands. */
function corrected({ fields }: RecordOf<"observation">, change: Change, { now, offset, zone }: Present): Fields<"observation"> {
  switch (change.group) {
    case "how": {
      const { help, waited, measure, equipment, hands, ...rest } = change.fields;
      const had = howOf(fields);
      return {
        ...{ ...had, ...rest, help: after(had.help, help), waited: after(had.waited, waited), measure: after(had.measure, measure) },
        ...{ equipment: after(had.equipment, equipment), hands: after(had.hands, hands) },
      };
    }
    case "response":
      return { chips: change.chips, stimulus: fields.stimulus };
    case "words":
      return { words: change.words };
    case "when":
      return { ...observedAt(change.when, now, zone), ...(offset === 0 ? {} : { correction: offset }) };
    case "seen":
      return { seenBy: change.seenBy };
  }
}

/**
 * The statement that whoever corrects a group had before their eyes. One that arrived since is replaced unknowingly, and so is
 * offered back to whoever made it.
 */
function sawOf(seen: MergedRecord, group: string): Record<string, string> {
  const marks = marksOf(seen);
  const saw = marks[group] ?? firstMark(marks);
  return saw ? { [group]: saw.change } : {};
}

export async function correct(context: CommandContext, { record, change }: Input<"correct">): Promise<Outcome> {
  const seen = await locate(context, record);
  if (!seen) return notHere;
  const present = { ...(await context.store.now()), zone: context.zone };
  const { act } = await context.store.actOn(async (view) => {
    const shown = await view.record(seen.stream, record);
    const now = recordOf(shown, "observation");
    if (!shown || !now) return { drafts: [], result: null };
    const over = marksOf(shown)[change.group] ? sawOf(seen, change.group) : {};
    return { drafts: [{ ...editOf(now, corrected(now, change, present)), over }], result: null };
  });
  return act === null ? notHere : done;
}

/** +1: the record stands for one more of the same. */
export async function again(context: CommandContext, { record }: Input<"again">): Promise<Outcome> {
  const found = await observationNamed(context, record);
  if (!found) return notHere;
  const { act } = await context.store.actOn(async (view) => {
    const now = recordOf(await view.record(found.stream, record), "observation");
    return { drafts: now && countsAgain(now.fields) ? [oneMore(now)] : [], result: null };
  });
  return act === null ? { ok: false, code: "invalid_change" } : done;
}

/** What a group of an observation says before anybody has said anything of it. */
const unsaid = {
  words: { words: "" },
  pictures: { pictures: [] },
  response: { chips: [] },
  removed: { removedAt: null, removedWhy: null },
};

/**
 * The last thing this person said of a record is taken back: their latest edit, or the record itself. Where that is a move to
 * this child, nothing is: only a person can say whose it was.
 */
export async function undo({ store }: CommandContext, { record }: Input<"undo">): Promise<Outcome<{ moved: boolean }>> {
  const found = await locate({ store }, record);
  const undone = found?.kind === "observation" ? await store.undoLast(recordKey(found.stream, record), unsaid) : "notHere";
  if (!found || undone === "notHere") return notHere;
  return undone === "kept" ? { ok: false, code: "conflict" } : { ok: true, value: { moved: undone === "moved" } };
}

export async function remove(context: CommandContext, { record }: Input<"remove">): Promise<Outcome> {
  const found = await observationNamed(context, record);
  if (!found) return notHere;
  const { now: removedAt } = await context.store.now();
  await context.store.act([editOf(found, { removedAt, removedWhy: "mistake" })]);
  return done;
}

export async function restore(context: CommandContext, { record }: Input<"restore">): Promise<Outcome> {
  const found = await locate(context, record);
  if (found?.kind !== "observation") return notHere;
  await context.store.act([{ stream: found.stream, kind: "observation", record, fields: { removedAt: null, removedWhy: null } }]);
  return done;
}
