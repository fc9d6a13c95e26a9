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
    const here: GroupHere = { id, ...periodOf(section, terms, today) };
    const before = had.get(id);
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
    const over = before.until !== null && before.until < here.window.from;
    if (!renamed && !over) {
      part.skip.push({ code: "alreadyThere", ...section.spot });
      continue;
    }
    const fields = { ...(renamed ? { name: section.name } : {}), ...(over ? { from: before.from, until: here.period.until } : {}) };
    part.acts.push([{ stream: streams.school, kind: "class", record: id, fields }]);
    part.change.push({ what: "group", id, spot: section.spot, columns: renamed ? [section.nameColumn] : [] });
  }
  return { part, groups };
}
