/** The school's phases: examples that a school may name otherwise. */
export const phases = {
  "phase-1": "Phase 1 (ages 4 to 8)",
  "phase-2": "Phase 2 (primary)",
  "phase-3": "Phase 3 (years 7 to 11)",
  "phase-4": "Phase 4 (years 12 to 14)",
} as const;

/** A phase by its code; a school's own is said as it is. */
export function phaseSaid(code: string): string {
  const known: Record<string, string> = phases;
  return Object.hasOwn(known, code) ? (known[code] ?? code) : code;
}
