/** What every kind of list is planned from. */
import type { DateOrder } from "../../domain/importCodes.ts";
import type { ListQuestion } from "../../domain/listCodes.ts";
import type { Day } from "../../domain/time.ts";
import type { SchoolHere } from "./here.ts";
import type { ListIds } from "./ids.ts";
import type { ListPart } from "./part.ts";
import type { Places } from "./places.ts";
import type { ListRow } from "./rows.ts";

export interface ListGiven {
  rows: readonly ListRow[];
  here: SchoolHere;
  ids: ListIds;
  places: Places;
  order: DateOrder;
  today: Day;
  samePupils: "join" | "apart" | undefined;
}

/** Puts what the rows come to into the part; a question first, when there is one. */
export type PlanList = (given: ListGiven, part: ListPart) => ListQuestion | undefined;
