import type { Grant } from "./roles.ts";
import type { Day } from "./time.ts";

/** A person's roles as their leaving leaves them: none outlasts its holder's last day at the school, whatever it says itself. */
export function untilLeft<G extends Pick<Grant, "until">>(grants: readonly G[], leftOn: Day | null): G[] {
  if (leftOn === null) return [...grants];
  return grants.map((grant) => ({ ...grant, until: grant.until !== null && grant.until < leftOn ? grant.until : leftOn }));
}
