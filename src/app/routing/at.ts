/** What a screen is opened at, in its address: codes and days alone, each in its place. One that is left open is `any`. */
import { isDay, type Day } from "../../domain/time.ts";

const any = "any";

const codeOf = (part: string | undefined): string | null => (part === undefined || part === any ? null : part);

function partsOf(...codes: readonly (string | null)[]): string[] {
  const last = codes.findLastIndex((code) => code !== null);
  return codes.slice(0, last + 1).map((code) => code ?? any);
}

/** Which of a child's evidence is shown first, and from which day on. */
export interface EvidenceAt {
  area: string | null;
  from: Day | null;
}

export const evidenceParts = ({ area, from }: EvidenceAt): string[] => partsOf(area, from);

export function evidenceAt([area, from]: readonly string[]): EvidenceAt {
  return { area: codeOf(area), from: from !== undefined && isDay(from) ? from : null };
}

/** Which phase, which of its classes alone, and which of the children. */
export interface PhaseAt {
  phase: string | null;
  class: string | null;
  show: string | null;
}

export const phaseParts = ({ phase, class: only, show }: PhaseAt): string[] => partsOf(phase, only, show);

export function phaseAt([phase, only, show]: readonly string[]): PhaseAt {
  return { phase: codeOf(phase), class: codeOf(only), show: codeOf(show) };
}
