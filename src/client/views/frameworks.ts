import type { FrameworkContent } from "../../domain/frameworks/editing.ts";
import type { Day } from "../../domain/time.ts";
import type { FrameworkListOutcome } from "../../exchange/frameworkList.ts";

/** A framework as School lists it: the version in force; 0 is one that was begun here, which nobody has adopted yet. */
export interface FrameworkListed {
  framework: string;
  name: string;
  version: number;
  /** The shipped wording: an example, the school's to edit. */
  example: boolean;
  adoptedOn: Day | null;
  /** Somebody edits it on this iPad. */
  draft: boolean;
  /** Nobody's children work with it any more. */
  unused: boolean;
}

/** One framework, opened: the version in force, those before it, and what is being edited of it here. */
export interface FrameworkOpened extends FrameworkListed {
  content: FrameworkContent;
  before: { version: number; adoptedOn: Day | null }[];
  edited: FrameworkDraft | null;
}

/** The next version on its way: kept on this iPad alone until it is adopted. */
export interface FrameworkDraft {
  /** The version it was begun from. */
  basedOn: number;
  content: FrameworkContent;
}

export interface FrameworksView {
  mayEdit: boolean;
  /** Codes of pathways that classes or frameworks name: a school may have more than the shipped ones. */
  pathways: string[];
  frameworks: FrameworkListed[];
  opened: FrameworkOpened | null;
}

/** What a list comes to, row by row; nothing is changed before somebody has seen it. */
export type FrameworkListView = FrameworkListOutcome;
