/** Who is in which section, resolved: a link counts when both its person and its section come in with this import. */
import type { ImportRefusal, ImportSkip } from "../domain/importCodes.ts";
import type { GroupHere } from "./planGroups.ts";
import { idKey, type Roster, type RosterLink } from "./roster.ts";

export interface Resolved {
  link: RosterLink;
  person: string;
  group: GroupHere;
}

/** Resolves links by the ids of the files. Unknown ones are refused; those of what was left out are left out with it. */
export function resolveLinks(
  links: readonly RosterLink[],
  roster: Roster,
  groups: ReadonlyMap<string, GroupHere>,
  people: { type: "pupil" | "staff"; ids: ReadonlyMap<string, string> },
): { resolved: Resolved[]; skip: ImportSkip[]; refuse: ImportRefusal[] } {
  const skip: ImportSkip[] = [];
  const refuse: ImportRefusal[] = [];
  const sections = new Set(roster.sections.map(({ id }) => id));
  const inRoster = new Set((people.type === "pupil" ? roster.pupils : roster.staff).map(({ id }) => id));
  const resolved = links.flatMap((link): Resolved[] => {
    const outside = roster.notHere.get(idKey("section", link.section)) ?? roster.notHere.get(idKey(people.type, link.person));
    const group = groups.get(link.section);
    const person = people.ids.get(link.person);
    if (group && person !== undefined) return [{ link, person, group }];
    if (outside) skip.push({ code: outside, ...link.spot });
    else if (!sections.has(link.section)) refuse.push({ code: "unknownSection", ...link.spot });
    else if (!inRoster.has(link.person)) refuse.push({ code: people.type === "pupil" ? "unknownPupil" : "unknownStaff", ...link.spot });
    else skip.push({ code: "ofLeftOut", ...link.spot });
    return [];
  });
  return { resolved, skip, refuse };
}
