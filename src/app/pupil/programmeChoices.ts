import type { PlanView, ProgrammeNamed } from "../../client/views/pupil.ts";
import type { Day } from "../../domain/time.ts";

/** The programmes that a target can be said to be part of: those that stand and are this person's to fill, and the one that it is of. */
export function programmeChoices(programmes: readonly ProgrammeNamed[], chosen: string, today: Day): ProgrammeNamed[] {
  const stands = ({ removed, endedOn }: ProgrammeNamed) => !removed && (endedOn === null || endedOn > today);
  return programmes.filter((one) => one.id === chosen || (one.mayEdit && stands(one)));
}

/** What a new target of a specialist's is part of, until they choose another: it must be of one of theirs. */
export function firstOwn({ programmes, onlyOwn }: Pick<PlanView, "programmes" | "onlyOwn">, today: Day): string {
  return onlyOwn ? (programmeChoices(programmes, "", today)[0]?.id ?? "") : "";
}
