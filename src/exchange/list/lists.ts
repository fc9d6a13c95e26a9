/** The kinds of list: each reads its rows, asks what only a person can decide, and plans. */
import type { ListKind, ListQuestion } from "../../domain/listCodes.ts";
import type { ListGiven, PlanList } from "./given.ts";
import { listOfPupils } from "./listOfPupils.ts";
import type { ListPart } from "./part.ts";

const kinds: Partial<Record<ListKind, PlanList>> = { pupils: listOfPupils };

export function planList(kind: ListKind, given: ListGiven, part: ListPart): ListQuestion | undefined {
  return kinds[kind]?.(given, part);
}
