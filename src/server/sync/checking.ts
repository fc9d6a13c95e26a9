import type { Instant } from "../../domain/time.ts";
import type { Refusal } from "../../sync/refusals.ts";
import type { Found } from "../storage/streamStore.ts";
import type { ShapedAct } from "./checkShape.ts";
import type { Facts } from "./standing.ts";

/** What every check of an act works with. */
export interface Checking {
  act: ShapedAct;
  person: string;
  now: Instant;
  found: Found;
  facts: Facts;
}

/** Refused for good, whoever sends it. */
export function invalid(field: string): Refusal {
  return { code: "invalid_change", field };
}

/** Refused to this person. */
export function forbiddenKind(field?: string): Refusal {
  return { code: "forbidden_kind", ...(field === undefined ? {} : { field }) };
}
