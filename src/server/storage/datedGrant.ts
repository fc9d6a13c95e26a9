import type { Grant } from "../../domain/roles.ts";
import type { Instant } from "../../domain/time.ts";

/** A grant as it stands on the server: `endedAt`, when somebody ended it before its day was over. */
export interface DatedGrant extends Grant {
  endedAt: Instant | null;
}
