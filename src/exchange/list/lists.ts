/** The kinds of list: each reads its rows, asks what only a person can decide, and plans. */
import type { ListKind } from "../../domain/listCodes.ts";
import type { PlanList } from "./given.ts";
import { listOfClasses } from "./listOfClasses.ts";
import { listOfConsents } from "./listOfConsents.ts";
import { listOfPupils } from "./listOfPupils.ts";
import { listOfStaff } from "./listOfStaff.ts";
import { listOfTargets } from "./listOfTargets.ts";

export const planList: Record<ListKind, PlanList> = {
  pupils: listOfPupils,
  targets: listOfTargets,
  classes: listOfClasses,
  consents: listOfConsents,
  staff: listOfStaff,
};
