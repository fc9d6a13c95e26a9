/** The tints of `PupilCard.pebble` and of staff, in order. */
export const pebbles = ["sand", "sage", "mist", "rose", "iris"] as const;
