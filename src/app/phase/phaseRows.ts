/** Which of a phase is shown, and what a class's children come to together. Nothing here is by member of staff, nor an average. */
import type { AreaCount, PhaseClass, PhasePupil, PhaseView } from "../../client/views/phase.ts";

/** Which children are shown: codes of the address, in the order they are offered. */
export const shows = {
  "no-plan": "No plan",
  "not-agreed": "Plan not agreed",
  "no-chance": "No opportunity this fortnight",
} as const;
export type Show = keyof typeof shows;

export const showOf = (code: string | null | undefined): Show | null =>
  code === "no-plan" || code === "not-agreed" || code === "no-chance" ? code : null;

function isShown({ plan, evidence }: PhasePupil, show: Show | null): boolean {
  switch (show) {
    case null:
      return true;
    case "no-plan":
      return plan === "none";
    case "not-agreed":
      return plan !== "agreed";
    case "no-chance":
      return evidence?.noChance === true;
  }
}

export interface ShownClass {
  /** The class as it is, however few of its children are shown. */
  class: PhaseClass;
  key: string;
  pupils: PhasePupil[];
}

/** @param only one class; every one of the phase, where none is named */
export function shownClasses({ classes }: PhaseView, only: string | null, show: Show | null): ShownClass[] {
  return classes
    .filter(({ id }) => only === null || id === only)
    .map((one) => ({ class: one, key: one.id ?? "none", pupils: one.pupils.filter((pupil) => isShown(pupil, show)) }))
    .filter(({ pupils }) => show === null || pupils.length > 0);
}

export interface Together {
  agreed: number;
  notAgreed: number;
  none: number;
  targets: PhasePupil["targets"];
  areas: AreaCount[];
  /** Children whose evidence is here, and those of them who were in school and had no chance. */
  known: number;
  noChance: number;
}

/** @param order the areas as they are shown */
export function together(pupils: readonly PhasePupil[], order: readonly string[]): Together {
  const planned = (standing: PhasePupil["plan"]) => pupils.filter(({ plan }) => plan === standing).length;
  const inState = (state: keyof PhasePupil["targets"]) => pupils.reduce((sum, { targets }) => sum + targets[state], 0);
  const known = pupils.flatMap(({ evidence }) => evidence ?? []);
  const pieces = new Map<string | null, number>();
  for (const { area, pieces: more } of known.flatMap(({ areas }) => areas)) pieces.set(area, (pieces.get(area) ?? 0) + more);
  return {
    ...{ agreed: planned("agreed"), notAgreed: planned("notAgreed"), none: planned("none") },
    targets: { draft: inState("draft"), active: inState("active"), paused: inState("paused"), ended: inState("ended") },
    areas: [...order, null].flatMap((area) => (pieces.has(area) ? [{ area, pieces: pieces.get(area) ?? 0 }] : [])),
    known: known.length,
    noChance: known.filter(({ noChance }) => noChance).length,
  };
}
