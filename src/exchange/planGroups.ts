/** Sections become groups: a pupil may be in seven. */
import { streams } from "../domain/streams.ts";
import type { Day } from "../domain/time.ts";
import { emptyPart, type Existing, type Part, type Period } from "./plan.ts";
import type { Roster } from "./roster.ts";
import { periodOf } from "./terms.ts";

/** A section's group, and the days it runs. */
export interface GroupHere {
  id: string;
  period: Period;
  window: { from: Day; until: Day };
  /** The day it ended on until now, where the file has moved its end: who was in it to the end goes with it. */
  movedFrom?: Day;
}

type Had = Existing["groups"][number];

const isOver = ({ until }: Pick<Had, "until">, { window }: Pick<GroupHere, "window">) => until !== null && until < window.from;

/** A group that is open-ended here was made so by hand, and stays so; one of an earlier term is begun again, not moved. */
function hereOf(id: string, before: Had | undefined, dates: Pick<GroupHere, "period" | "window">): GroupHere {
  const { until } = dates.period;
  const ended = before?.until ?? null;
  if (!before || ended === null || until === null || ended === until) return { id, ...dates };
  return isOver(before, dates) || until < before.from ? { id, ...dates } : { id, ...dates, movedFrom: ended };
}

/** Plans the groups; tells by the section's id which group each is. A section whose group was removed here has none. */
export function planGroups(
  roster: Roster,
  existing: Existing,
  { idOf, terms, today }: { idOf: (section: string) => string; terms: "current" | "keep"; today: Day },
): { part: Part; groups: ReadonlyMap<string, GroupHere> } {
  const part = emptyPart();
  const groups = new Map<string, GroupHere>();
  const had = new Map(existing.groups.map((group) => [group.id, group]));
  for (const section of roster.sections) {
    const id = idOf(section.id);
    const before = had.get(id);
    const here = hereOf(id, before, periodOf(section, terms, today));
    if (before?.removed) {
      part.skip.push({ code: "removedHere", ...section.spot });
      continue;
    }
    groups.set(section.id, here);
    if (!before) {
      const fields = { name: section.name, type: "group", phase: null, site: null, pathway: null, ...here.period } as const;
      part.acts.push([{ stream: streams.school, kind: "class", record: id, fields }]);
      part.add.push({ what: "group", id, spot: section.spot });
      continue;
    }
    const renamed = before.name !== section.name;
    const redated = isOver(before, here) || here.movedFrom !== undefined;
    if (!renamed && !redated) {
      part.skip.push({ code: "alreadyThere", ...section.spot });
      continue;
    }
    const fields = { ...(renamed ? { name: section.name } : {}), ...(redated ? { from: before.from, until: here.period.until } : {}) };
    part.acts.push([{ stream: streams.school, kind: "class", record: id, fields }]);
    part.change.push({ what: "group", id, spot: section.spot, columns: renamed ? [section.nameColumn] : [] });
  }
  return { part, groups };
}
