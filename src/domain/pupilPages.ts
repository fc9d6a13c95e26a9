/** The pages about one child, in the order of their tabs. */
export const pupilPages = ["plan", "evidence", "profile", "support", "record"] as const;
export type PupilPage = (typeof pupilPages)[number];
