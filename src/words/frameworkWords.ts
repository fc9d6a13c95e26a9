/** Frameworks at the desk: what keeps a version from being adopted, and what a reader may want to say otherwise. */
import type { BankFault } from "../domain/frameworks/bankRules.ts";
import type { FrameworkGap } from "../domain/frameworks/editing.ts";
import type { FrameworkListField, FrameworkListKind } from "../domain/frameworks/frameworkLists.ts";
import type { StepFault } from "../domain/frameworks/stepRules.ts";

/** What the program came with, until the school has adopted words of its own. */
export const exampleWords = "Example: your school’s to edit";

export const gapWords: Record<FrameworkGap, string> = {
  nameMissing: "The framework has no name.",
  noAreas: "There is no area.",
  areaUnnamed: "An area or a strand has no name.",
  levelUnnamed: "A level has no name.",
  stepEmpty: "A step says nothing yet.",
  tooMany: "There is more here than one framework holds: 20 areas, 100 levels, 2,000 anchors, 2,000 sideways lines and 2,000 steps.",
};

export const stepFieldWords = { step: "Step", counts: "Counts", doesntCount: "Doesn’t count", tryItIn: "Try it in" } as const;

/** Advice: the step can stay as it is. */
export function stepFaultSaid(fault: StepFault): string {
  switch (fault.code) {
    case "fieldEmpty":
      return `“${stepFieldWords[fault.field]}” is empty.`;
    case "tooLong":
      return `${fault.words} words: one behaviour is said in ${fault.most}.`;
    case "cannotBeSeen":
      return `“${fault.word}” cannot be seen. What will we see?`;
    case "noObservableVerb":
      return `Does it begin with something to be seen? “${fault.word}” may not be.`;
    case "brand":
      return `“${fault.word}” is sold under that name: a step outlives a catalogue.`;
    case "age":
      return `“${fault.word}” names an age.`;
  }
}

const bankFaultWords: Record<BankFault["code"], string> = {
  twice: "It stands here already",
  onlyNumberChanged: "It is another step with a number changed",
  nearlySame: "It says nearly what another step says",
};

/** Advice on a step beside the others. */
export const bankFaultSaid = (code: BankFault["code"], other: string): string => `${bankFaultWords[code]}: “${other}”.`;

export const frameworkListWords: Record<FrameworkListKind, string> = {
  steps: "Steps",
  anchors: "Anchors",
  sideways: "Sideways lines",
  areas: "Areas and strands",
  levels: "Levels",
};

export const frameworkFieldWords: Record<FrameworkListField, string> = {
  ...stepFieldWords,
  area: "Area",
  strand: "Strand",
  prompt: "Prompt",
  level: "Level",
  band: "Band",
  words: "Anchor",
  sideways: "Sideways",
};
