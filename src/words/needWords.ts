/** The four areas of need of an EHC plan, the year groups, the pathways, and what is done beside going up. */
import type { areasOfNeed } from "../domain/needs.ts";

export const needWords: Record<(typeof areasOfNeed)[number], string> = {
  communicationInteraction: "Communication and interaction",
  cognitionLearning: "Cognition and learning",
  socialEmotionalMental: "Social, emotional and mental health",
  sensoryPhysical: "Sensory and physical",
};

export const needNotSaid = "Area of need not said";

/** "Reception", "Year 4". */
export const yearGroupSaid = (yearGroup: number): string => (yearGroup === 0 ? "Reception" : `Year ${yearGroup}`);

/** The shipped pathways; a school's own is said as it is. */
export const pathways: Readonly<Record<string, string>> = { brook: "Brook", stream: "Stream", river: "River", waterfall: "Waterfall" };
export const pathwaySaid = (code: string): string => `${Object.hasOwn(pathways, code) ? (pathways[code] ?? code) : code} pathway`;

/** Before one: the same with another person, in another place, with less help, or after a holiday. */
export const sidewaysWords = "Instead of the next step up:";
