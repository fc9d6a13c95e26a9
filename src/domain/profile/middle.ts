/** The middle of some numbers: of an even number of them, halfway between the two in the middle. Null of none. */
export function middleOf(numbers: readonly number[]): number | null {
  const inOrder = numbers.toSorted((one, other) => one - other);
  const lower = inOrder[Math.ceil(inOrder.length / 2) - 1];
  const upper = inOrder[Math.floor(inOrder.length / 2)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}
