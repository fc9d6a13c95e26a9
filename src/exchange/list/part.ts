/** What the rows of one list come to, before the places they made and the list's own notices are put to it. */
import type { ImportNotice, ImportRefusal, ImportSkip, Spot } from "../../domain/importCodes.ts";
import type { RowChanged } from "../../domain/listCodes.ts";
import type { GrantScope, Role } from "../../domain/roles.ts";
import type { DraftAct, Period, StaffInvitation } from "../plan.ts";

/** A role to give. */
export interface RoleGrant extends Period {
  person: string;
  role: Role;
  scope: GrantScope;
}

export interface ListPart {
  add: Spot[];
  change: RowChanged[];
  skip: ImportSkip[];
  refuse: ImportRefusal[];
  acts: DraftAct[];
  notices: ImportNotice[];
  /** Keys of the new places that rows which are taken name. */
  used: Set<string>;
  invitations: StaffInvitation[];
  grants: RoleGrant[];
}

export const emptyListPart = (): ListPart => ({
  ...{ add: [], change: [], skip: [], refuse: [], acts: [], notices: [] },
  ...{ used: new Set(), invitations: [], grants: [] },
});
