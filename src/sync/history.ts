/** What a change replaced, and what its record was said to be: worked out from the changes of that record alone. */
import { groupOf } from "../domain/kind.ts";
import { kindNamed } from "../domain/kinds.ts";
import type { Change, FieldValues } from "./change.ts";

/** The statement a field belongs to; of a kind nobody here knows every field stands alone. */
function groupIn(kind: string, field: string): string {
  const known = kindNamed(kind);
  return known ? groupOf(known, field) : field;
}

const groupsOf = ({ kind, fields }: Change) => new Set(Object.keys(fields).map((field) => groupIn(kind, field)));

function statement({ kind, fields }: Change, group: string): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => groupIn(kind, field) === group));
}

const isBefore = (one: Change, other: Change) => (one.at === other.at ? one.id < other.id : one.at < other.at);

/**
 * What each statement of a change said just before it. What was fixed of a record was never said before; nor was anything of
 * one that was taken back.
 * @param all every change of its record, itself among them, in any order
 */
export function saidBefore(change: Change, all: readonly Change[]): FieldValues {
  const earlier = all.filter((other) => isBefore(other, change)).sort((one, other) => (isBefore(one, other) ? -1 : 1));
  const said: FieldValues = {};
  for (const group of groupsOf(change)) {
    const last = earlier.findLast((other) => groupsOf(other).has(group));
    if (last) Object.assign(said, statement(last, group));
  }
  return said;
}

/** What is fixed of a record, whichever of its changes said so first. */
export function saidFixed(all: readonly Change[]): FieldValues {
  const inOrder = all.toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
  const first = inOrder.find((change) => groupsOf(change).has("fixed"));
  return first ? statement(first, "fixed") : {};
}
