import type { ReadLimits, Run } from "./streamStore.ts";

/** Reads rows until the bytes are used up; the first comes whatever its size. */
export function upTo<R, T>({ bytes }: Pick<ReadLimits, "bytes">, rows: Iterable<R>, to: (row: R) => T): Run<T> {
  const items: T[] = [];
  let used = 0;
  for (const row of rows) {
    const item = to(row);
    used += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (used > bytes && items.length > 0) return { items, more: true };
    items.push(item);
  }
  return { items, more: false };
}
