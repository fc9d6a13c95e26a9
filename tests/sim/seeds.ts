/** Seeds that once failed, with what they found. They are run for ever. */
export const keptSeeds: readonly { seed: number; found: string }[] = [
  { seed: 3, found: "a tablet far behind asked for the second part of a snapshot for ever" },
];
