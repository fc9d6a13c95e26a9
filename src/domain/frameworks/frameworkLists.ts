/** Lists a framework is brought in from: what each column of them can hold. */
export const frameworkListFields = {
  areas: ["area", "strand", "prompt"],
  levels: ["level", "band"],
  anchors: ["strand", "level", "words"],
  sideways: ["strand", "level", "sideways"],
  steps: ["strand", "level", "step", "counts", "doesntCount", "tryItIn"],
} as const;

export type FrameworkListKind = keyof typeof frameworkListFields;
export type FrameworkListField = (typeof frameworkListFields)[FrameworkListKind][number];

/** Without these a list of the kind says nothing. */
export const frameworkListNeeds: Readonly<Record<FrameworkListKind, readonly FrameworkListField[]>> = {
  areas: ["area"],
  levels: ["level"],
  anchors: ["strand", "level", "words"],
  sideways: ["strand", "level", "sideways"],
  steps: ["strand", "level", "step"],
};

export interface FrameworkListColumn {
  heading: string;
  field: FrameworkListField | null;
}
