/** What the school already has, as a list meets it. Removed records are among it: an import brings nothing back. */
import { isUnused, type ForPathways } from "../../domain/frameworks/pathways.ts";
import type { Fields, KindName } from "../../domain/kinds.ts";
import type { GrantScope, Role } from "../../domain/roles.ts";
import { sameName } from "../../domain/sameName.ts";
import type { Day } from "../../domain/time.ts";
import type { Period } from "../plan.ts";

/** A record as whoever keeps records has it, removed or not. */
export interface Kept<K extends KindName> {
  id: string;
  fields: Fields<K>;
  removed: boolean;
}

/** Records of the school's stream, and of each pupil's card and file, by kind. What a list does not ask about may be empty. */
export interface KeptSchool {
  classes: readonly Kept<"class">[];
  frameworks: readonly Kept<"frameworkVersion">[];
  policies: readonly Kept<"policy">[];
  staff: readonly Kept<"staff">[];
  pupils: readonly KeptPupil[];
}

export interface KeptPupil {
  id: string;
  pupil: Kept<"pupil"> | undefined;
  identity: Kept<"identity"> | undefined;
  memberships: readonly Kept<"membership">[];
  analysisGroups: readonly Kept<"analysisGroup">[];
  targets: readonly Kept<"target">[];
  outcomes: readonly Kept<"outcome">[];
  consents: readonly Kept<"consent">[];
  pictureConsent: Kept<"pictureConsent"> | undefined;
}

/** Something dated that a pupil has or had: a place, an analysis group. */
export interface Held extends Period {
  id: string;
  /** `class`, `phase`, `ppg` ... */
  of: string;
  value: string;
  removed: boolean;
}

export interface PupilHere {
  id: string;
  upn: string | null;
  temporary: boolean;
  firstName: string;
  lastName: string;
  knownAs: string | null;
  yearGroup: number | null;
  birthDate: Day | null;
  /** There is a record of who they are, in their file. */
  identified: boolean;
  left: boolean;
  removed: boolean;
  places: readonly Held[];
  analysis: readonly Held[];
}

export interface ClassHere extends Period {
  id: string;
  name: string;
  type: "class" | "group";
  phase: string | null;
  site: string | null;
  pathway: string | null;
  removed: boolean;
}

export interface GrantHere extends Period {
  id: string;
  person: string;
  role: Role;
  scope: GrantScope;
  /** Somebody ended it before its day was over. */
  ended: boolean;
}

export interface SchoolHere {
  pupils: readonly PupilHere[];
  kept: ReadonlyMap<string, KeptPupil>;
  classes: readonly ClassHere[];
  /** Areas and strands of the frameworks the school works with. */
  areas: readonly (ForPathways & { framework: string; area: string; names: readonly string[] })[];
  /** Their steps, by code and by words as `sameName` has them; `within`: the strand and its area. */
  steps: readonly (ForPathways & {
    framework: string;
    strand: string;
    step: string;
    within: readonly string[];
    names: readonly string[];
  })[];
  policies: ReadonlyMap<string, string>;
  staff: readonly { id: string; displayName: string; left: boolean; removed: boolean }[];
  grants: readonly GrantHere[];
  /** Whether a pupil's card was erased for good. */
  isErased: (pupil: string) => boolean;
}

const periodOf = ({ from, until }: { from?: Day | undefined; until?: Day | null | undefined }): Period => ({
  from: from ?? "",
  until: until ?? null,
});

function pupilHere({ id, pupil, identity, memberships, analysisGroups }: KeptPupil): PupilHere[] {
  if (!pupil) return [];
  const { firstName = "", lastName = "", knownAs = null, yearGroup = null, leftOn } = pupil.fields;
  const known = identity?.removed ? undefined : identity?.fields;
  return [
    {
      ...{ id, firstName, lastName, knownAs, yearGroup },
      ...{ upn: known?.upn ?? null, temporary: known?.temporary ?? false, birthDate: known?.birthDate ?? null },
      ...{ identified: identity !== undefined, left: typeof leftOn === "string", removed: pupil.removed },
      places: memberships.map(({ id: place, fields, removed }) => ({
        ...{ id: place, of: fields.of ?? "", value: fields.value ?? "", removed },
        ...periodOf(fields),
      })),
      analysis: analysisGroups.map(({ id: group, fields, removed }) => ({
        ...{ id: group, of: fields.group ?? "", value: fields.value ?? "", removed },
        ...periodOf(fields),
      })),
    },
  ];
}

type Framework = Fields<"frameworkVersion">;

/** Of each framework in use its newest version that the school has taken on. */
function usedOf(frameworks: readonly Kept<"frameworkVersion">[]): Framework[] {
  const newest = new Map<string, Framework>();
  for (const { fields, removed } of frameworks) {
    const { framework = "", version = 0, adoptedOn } = fields;
    const before = newest.get(framework)?.version ?? -1;
    if (!removed && typeof adoptedOn === "string" && version > before) newest.set(framework, fields);
  }
  return [...newest.values()].filter((one) => !isUnused(one));
}

/** By id, found by their name and by their strands'. */
function areasOf(used: readonly Framework[]): SchoolHere["areas"] {
  return used.flatMap(({ framework = "", pathways, areas = [] }) =>
    areas.flatMap(({ id, name, strands }) =>
      [{ id, name }, ...strands.filter((strand) => strand.id !== id)].map((filed) => ({
        ...{ framework, pathways, area: filed.id, names: [filed.id, filed.name] },
      })),
    ),
  );
}

function stepsOf(used: readonly Framework[]): SchoolHere["steps"] {
  return used.flatMap(({ framework = "", pathways, areas = [], steps = [] }) =>
    steps.map(({ id, strand, step }) => ({
      ...{ framework, pathways, strand, step: id, names: [sameName(id), sameName(step)] },
      within: [strand, ...areas.filter(({ strands }) => strands.some((one) => one.id === strand)).map((area) => area.id)],
    })),
  );
}

/** @param server what only the server knows; a tablet has neither grants nor anybody's last day but what the records say */
export function schoolHere(
  kept: KeptSchool,
  isErased: (pupil: string) => boolean,
  server: { grants: readonly GrantHere[]; hasLeft: (person: string) => boolean } = { grants: [], hasLeft: () => false },
): SchoolHere {
  const used = usedOf(kept.frameworks);
  return {
    pupils: kept.pupils.flatMap(pupilHere),
    kept: new Map(kept.pupils.map((pupil) => [pupil.id, pupil])),
    classes: kept.classes.map(({ id, fields, removed }) => ({
      ...{ id, name: fields.name ?? "", type: fields.type ?? "class", removed },
      ...{ phase: fields.phase ?? null, site: fields.site ?? null, pathway: fields.pathway ?? null },
      ...periodOf(fields),
    })),
    ...{ areas: areasOf(used), steps: stepsOf(used) },
    policies: new Map(
      kept.policies.flatMap(({ fields: { policy, value }, removed }) =>
        removed || policy === undefined || typeof value !== "string" ? [] : [[policy, value] as const],
      ),
    ),
    staff: kept.staff.map(({ id, fields, removed }) => ({
      ...{ id, displayName: fields.displayName ?? "", removed },
      left: typeof fields.leftOn === "string" || server.hasLeft(id),
    })),
    grants: server.grants,
    isErased,
  };
}
