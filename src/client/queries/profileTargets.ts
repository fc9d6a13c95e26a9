/** A child's targets as a profile offers them: those worked on first, as the plan orders them, then those that have ended. */
import type { PupilSummary } from "../../domain/summary.ts";
import { livesOf } from "../../domain/targetLife.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { ProfileTarget } from "../views/profile.ts";
import type { Names } from "./names.ts";
import { transitionsOf } from "./targetRows.ts";

const turn: Record<ProfileTarget["state"], number> = { active: 0, paused: 1, ended: 2, draft: 3 };

export function profileTargets(
  targets: readonly MergedRecord[],
  transitions: readonly MergedRecord[],
  names: Names,
  summary: PupilSummary | undefined,
): ProfileTarget[] {
  const known = recordsOf(targets, "target");
  const lives = livesOf(
    known.map(({ id }) => id),
    transitionsOf(transitions),
  );
  return known
    .map(({ id, fields: { wording = "", area = null, order = 0 } }) => ({
      order,
      target: {
        ...{ id, wording, area, areaName: area === null ? null : (names.areas.get(area) ?? null) },
        state: lives.get(id)?.state ?? "draft",
        last: summary?.topics[id]?.day ?? null,
      },
    }))
    .sort(
      (one, other) =>
        turn[one.target.state] - turn[other.target.state] || one.order - other.order || (one.target.id < other.target.id ? -1 : 1),
    )
    .map(({ target }) => target);
}
