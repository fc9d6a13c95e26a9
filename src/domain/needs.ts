/** The four areas of need that an EHC plan names. */
export const areasOfNeed = ["communicationInteraction", "cognitionLearning", "socialEmotionalMental", "sensoryPhysical"] as const;
export type Need = (typeof areasOfNeed)[number];
