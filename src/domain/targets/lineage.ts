/** What came of a choice of targets once some of them were followed by others. */

interface Target {
  id: string;
  fields: { successorOf?: string | undefined };
}

/**
 * The targets of a choice, and whatever came after one of them: a successor lives where the other did, so that nobody sets it up
 * again. Said nowhere but in the target itself: two people who adjust one at once change nothing else that could be fought over,
 * and whichever is kept is in its place.
 */
export function withSuccessors(chosen: readonly string[], targets: readonly Target[]): string[] {
  const found = new Set(chosen);
  let before: number;
  do {
    before = found.size;
    for (const { id, fields } of targets) if (fields.successorOf !== undefined && found.has(fields.successorOf)) found.add(id);
  } while (found.size > before);
  return [...found];
}
