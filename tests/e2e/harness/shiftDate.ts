/**
 * Makes the clock of a world (a page's, a worker's, a server's) read so many milliseconds ahead of the truth, and answers what sets
 * it anew. It carries nothing from outside: a page is given it as text.
 */
export const shiftDate = (by: number): ((ahead: number) => void) => {
  let ahead = by;
  const Right = Date;
  const right = Right.now.bind(Right);
  const now = () => right() + ahead;
  globalThis.Date = new Proxy(Right, {
    construct: (_target, given: [] | [number | string]) => (given.length === 0 ? new Right(now()) : new Right(...given)),
  });
  Object.defineProperty(globalThis.Date, "now", { value: now });
  return (next) => {
    ahead = next;
  };
};
