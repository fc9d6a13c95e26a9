/** What a target is of: a strand of the Brook framework, of the personal, social and physical one, or of a subject. */
export const brookStrands = ["communication", "cognition", "control", "fine", "gross", "wellbeing"] as const;
export const subjectStrands = ["reading", "writing", "speaking", "listening", "maths"] as const;
export type BrookStrand = (typeof brookStrands)[number];
export type SubjectStrand = (typeof subjectStrands)[number];
type PspStrand = `personal-${"care" | "feelings"}` | `social-${"together" | "community"}` | `physical-${"moving" | "handling"}`;
export type Strand = BrookStrand | PspStrand | SubjectStrand;
