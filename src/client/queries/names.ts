/** Names that ids stand for, read once for a whole view. */
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";

export interface Names {
  staff: ReadonlyMap<string, string>;
  areas: ReadonlyMap<string, string>;
}

/** The staff and the areas of every framework, from the school's stream. Engagement areas carry their own ids, so versions may repeat them. */
export function namesOf(school: readonly MergedRecord[]): Names {
  const staff = new Map(recordsOf(school, "staff").map(({ id, fields }) => [id, fields.displayName ?? ""]));
  const areas = new Map<string, string>();
  // The latest version names what it and those before it both have.
  const versions = recordsOf(school, "frameworkVersion").sort((a, b) => (a.fields.version ?? 0) - (b.fields.version ?? 0));
  for (const { fields } of versions) {
    for (const area of fields.areas ?? []) {
      areas.set(area.id, area.name);
      for (const strand of area.strands) areas.set(strand.id, strand.name);
    }
  }
  return { staff, areas };
}

/** Who saw it, as the bottom line says it. A typed name stands for itself; a role without one is told by its code. */
export function seenByName(seenBy: SeenBy | undefined, names: Names, me: string): { me: boolean; name: string } {
  if (!seenBy) return { me: false, name: "" };
  if ("staff" in seenBy) return { me: seenBy.staff === me, name: names.staff.get(seenBy.staff) ?? "" };
  return { me: false, name: seenBy.name ?? seenBy.role };
}
