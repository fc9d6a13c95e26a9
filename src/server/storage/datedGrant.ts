import { grantsStanding } from "../../domain/own.ts";
import type { Grant } from "../../domain/roles.ts";
import type { Day, Instant } from "../../domain/time.ts";

/** A grant as it stands on the server: `endedAt`, when somebody ended it before its day was over. */
export interface DatedGrant extends Grant {
  endedAt: Instant | null;
}

/** Somebody's grants as they stood at an instant: what somebody ended at noon gave rights until noon, and nothing outlasts leaving. */
export function grantsAt({ grants, leftOn }: { grants: readonly DatedGrant[]; leftOn: Day | null }, at: Instant): DatedGrant[] {
  return grantsStanding(grants, leftOn).filter(({ endedAt }) => endedAt === null || at < endedAt);
}
