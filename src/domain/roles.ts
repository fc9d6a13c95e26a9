import type { Day } from "./time.ts";

export const roles = ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader", "technician"] as const;
export type Role = (typeof roles)[number];

/** Where a role holds. A specialist's caseload is a grant a pupil; a leader's and a technician's is the school. */
export type GrantScope = { type: "class"; id: string } | { type: "pupil"; id: string } | { type: "phase"; id: string } | { type: "school" };

/** A dated role of one person. Grants live on the server only; a tablet is told its own. */
export interface Grant {
  id: string;
  person: string;
  role: Role;
  scope: GrantScope;
  from: Day;
  /** Its last day; null while it is open. */
  until: Day | null;
}

/** Who may invite whom: leaders any role; phase leaders the roles of a class; nobody above their own. */
export const invites = {
  leader: roles,
  phaseLeader: ["ta", "cover", "specialist", "teacher"],
  teacher: [],
  specialist: [],
  ta: [],
  cover: [],
  technician: [],
} as const satisfies Record<Role, readonly Role[]>;
