/**
 * Whether what does not fit a schema of ours is a newer app's addition, or wrong. An addition is a field we do not know, a
 * name where we know others (an enum's value), or one more shape beside those we know; and everything else about it fits, or
 * rubbish that happens to name an unknown field would be sent again for ever.
 */
import type * as z from "zod";

type Issue = z.core.$ZodIssue;

/** What every enum's values of ours look like: another such name may be tomorrow's. */
const aName = /^[a-z][A-Za-z0-9]{0,39}$/;

/** @param value what was parsed, and has these issues */
export function isOfNewerApp(issues: readonly Issue[], value: unknown): boolean {
  return issues.every((issue) => isAddition(issue, value));
}

function isAddition(issue: Issue, value: unknown): boolean {
  if (issue.code === "unrecognized_keys") return true;
  const found = at(value, issue.path);
  if (issue.code === "invalid_value") return typeof found === "string" && aName.test(found);
  return issue.code === "invalid_union" && issue.errors.some((branch) => isNewerBranch(branch, issue.errors, found));
}

/** One of several shapes, newer: what is unknown to it is unknown to the other shapes too. */
function isNewerBranch(branch: readonly Issue[], branches: readonly (readonly Issue[])[], value: unknown): boolean {
  const knownElsewhere = (key: PropertyKey) => branches.some((other) => other !== branch && takes(other, key));
  return branch.every(
    (issue) =>
      isAddition(issue, value) && !(issue.code === "invalid_value" && issue.path[0] !== undefined && knownElsewhere(issue.path[0])),
  );
}

/** Whether a shape knows a key, and has nothing against what it holds. */
function takes(branch: readonly Issue[], key: PropertyKey): boolean {
  return !branch.some(
    (issue) => issue.path[0] === key || (issue.code === "unrecognized_keys" && issue.keys.some((known) => known === key)),
  );
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined), value);
}
