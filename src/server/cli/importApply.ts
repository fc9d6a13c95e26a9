/** Puts an import's plan into the school, all of it or nothing: records, invitations and roles in one transaction. */
import { v4 } from "uuid";
import type { RoleGrant } from "../../exchange/list/part.ts";
import type { DraftAct, GrantEnd, StaffInvitation } from "../../exchange/plan.ts";
import type { Assembled } from "../assemble.ts";
import { addGrant, moveGrantEnd } from "../people/grants.ts";
import { makeLink } from "../people/links.ts";
import { state } from "../people/schoolLog.ts";
import { theServer } from "../people/staffing.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";

/** What a plan does to the school, whatever files it was made from. */
export interface ToApply {
  acts: readonly DraftAct[];
  invitations: readonly StaffInvitation[];
  grants: readonly RoleGrant[];
  grantEnds: readonly GrantEnd[];
}

/** An invitation that was made: its path ends in the secret, which is told here and never again. */
export interface Invited extends StaffInvitation {
  path: string;
  expiresAt: number;
}

export type Applied =
  | { outcome: "applied"; invited: Invited[] }
  /** Somebody changed the school since the plan was shown: what would happen now is not what was agreed to. */
  | { outcome: "moved" };

const statements = ({ acts, invitations, grants, grantEnds }: ToApply) => JSON.stringify([acts, invitations, grants, grantEnds]);
const sameStatements = (one: ToApply, other: ToApply) => statements(one) === statements(other);

export const appliesNothing = ({ acts, grants, grantEnds }: ToApply): boolean =>
  [acts, grants, grantEnds].every(({ length }) => length === 0);

/**
 * Applies the plan that was shown, if it is still what the same answers come to.
 * @param again the plan made anew from what is there, inside the transaction
 * @param done told how many acts are in
 */
export function applyImport(
  { database, now }: Pick<Assembled, "database" | "now">,
  shown: ToApply,
  again: (log: OpenLog) => Promise<ToApply | undefined>,
  done: (acts: number) => void,
): Promise<Applied> {
  return database.writing(async ({ db, log }): Promise<Applied> => {
    const plan = await again(log);
    if (!plan || !sameStatements(plan, shown)) return { outcome: "moved" };
    const at = now();
    for (const [index, act] of plan.acts.entries()) {
      await state(log, theServer, at, act);
      done(index + 1);
    }
    for (const grant of plan.grants) await addGrant(db, { id: v4(), ...grant }, theServer, at);
    for (const { grant, until } of plan.grantEnds) await moveGrantEnd(db, grant, until);
    const invited: Invited[] = [];
    for (const invitation of plan.invitations) {
      const { path, expiresAt } = await makeLink(db, { person: invitation.person, purpose: "join", by: theServer, at });
      invited.push({ ...invitation, path, expiresAt });
    }
    return { outcome: "applied", invited };
  });
}
