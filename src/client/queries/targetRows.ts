/** The rows of a log sheet and a group grid: a pupil's targets, with last time's answer and what was saved here. */
import type { Fields } from "../../domain/kinds.ts";
import { isPalmTally, tallyOpenMs, timesOf } from "../../domain/observing.ts";
import { lastOf, type PupilSummary, type Seen } from "../../domain/summary.ts";
import { livesOf, type Transition } from "../../domain/targetLife.ts";
import type { Instant } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { TargetRow } from "../views/classScreen.ts";

/** Between the press that saved it and the moment it is no longer "just now": the filled answer turns to a tint. */
const justNowMs = 2 * 60_000;

export interface Here {
  activity: string | null;
  now: Instant;
  person: string;
  /** The record saved last on this tablet by this person. */
  newest: string | null;
}

/** Transitions as the fold wants them. */
export function transitionsOf(records: readonly MergedRecord[]): Transition[] {
  return recordsOf(records, "transition").flatMap(({ id, fields, marks }) => {
    const mark = Object.values(marks)[0];
    if (!mark || fields.target === undefined || fields.to === undefined) return [];
    return [
      {
        id,
        target: fields.target,
        at: mark.at,
        by: mark.by,
        after: fields.after ?? null,
        settles: fields.settles ?? [],
        to: fields.to,
        action: fields.action ?? "start",
        successor: fields.successor ?? null,
        why: fields.why ?? null,
      },
    ];
  });
}

/** The active targets of a pupil, in the order the plan gives them. */
export function activeTargets(targets: readonly MergedRecord[], transitions: readonly MergedRecord[]): RecordOf<"target">[] {
  const all = recordsOf(targets, "target");
  const lives = livesOf(
    all.map(({ id }) => id),
    transitionsOf(transitions),
  );
  return all
    .filter(({ id }) => lives.get(id)?.state === "active")
    .sort((a, b) => (a.fields.order ?? 0) - (b.fields.order ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Answers of this activity on the day that is written, newest first. Palms are none: worked is not an answer, whatever one was mended to. */
function savedHere(seen: readonly Seen[], here: Here): TargetRow["here"] {
  return seen
    .filter(({ activity, went, tally }) => activity === here.activity && went !== undefined && !isPalmTally(tally))
    .map(({ record, went, tally, at }) => ({
      record,
      went: went ?? "notYet",
      times: timesOf(tally),
      justNow: record === here.newest && here.now - instantOf(at) < justNowMs,
    }))
    .reverse();
}

/** The tally that presses still count in: this person's latest of this target here, while it is open. */
function openTally(seen: readonly Seen[], here: Here): TargetRow["tally"] {
  const last = seen.filter(({ activity, by }) => activity === here.activity && by === here.person).at(-1);
  if (!last || !isPalmTally(last.tally) || here.now - instantOf(last.at) > tallyOpenMs) return null;
  return { record: last.record, worked: last.tally.worked, didnt: last.tally.didnt };
}

/** A target, or a pinned step in a target's words. */
export interface Tried {
  id: string;
  fields: Pick<Fields<"target">, "wording" | "area" | "counts" | "doesntCount">;
}

/** @param seen what was seen of the target on the day that is written, oldest first */
export function targetRow(target: Tried, summary: PupilSummary | undefined, seen: readonly Seen[], here: Here): TargetRow {
  const { id, fields } = target;
  return {
    id,
    wording: fields.wording ?? "",
    area: fields.area ?? null,
    counts: fields.counts ?? null,
    doesntCount: fields.doesntCount ?? null,
    last: lastOf(summary, id)?.went ?? null,
    here: savedHere(seen, here),
    tally: openTally(seen, here),
  };
}
