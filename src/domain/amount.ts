/** The largest amount that a record holds: more is a slip of the finger. */
const most = 100_000;

/** A number as somebody types it, with a point or a comma: `2.5`, `2,5`, `14`; null for anything that is no amount. */
export function amountIn(typed: string): number | null {
  const text = typed.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const amount = Number(text);
  return amount <= most ? amount : null;
}
