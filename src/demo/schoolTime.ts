/** Where the school's halves begin and end, in minutes since midnight. */
export const schoolHours = { morning: [9 * 60 + 10, 12 * 60 + 10], afternoon: [13 * 60 + 15, 14 * 60 + 30] } as const;
