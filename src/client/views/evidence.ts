import type { Day, Instant } from "../../domain/time.ts";
import type { RecordView } from "./classScreen.ts";
import type { PictureView } from "./pictures.ts";

/** Which of a child's evidence is shown; everything, where nothing is said. */
export interface EvidenceFilter {
  kind?: RecordView["kind"];
  target?: string;
  area?: string;
  /** Only what has a picture that stands. */
  pictured?: true;
}

export interface EvidenceRecord extends RecordView {
  day: Day;
  /** Its author, and the class's teacher, correct it; others add a remark. */
  mayCorrect: boolean;
  /** What was corrected since it was first said, and by whom, latest first. */
  edits: { group: string; who: string; at: Instant }[];
  /** Its pictures that stand, as they were hung on it. */
  hung: PictureView[];
  remarks: { id: string; words: string; who: string; at: Instant }[];
  /** Another adult saw the same moment: whom, and whether they say it went alike. */
  pair: { with: string; name: string; agree: boolean } | null;
  /** Those of which a person said that they are not the same moment: it can be said again. */
  apart: { with: string; name: string }[];
}

export interface EvidenceView {
  /** Who leads the school asks for evidence when it is needed: none of it is kept on their iPad. */
  held: boolean;
  /** Latest first. */
  records: EvidenceRecord[];
  /** The day of the latest evidence before what is shown; null when there is no more here. */
  earlier: Day | null;
  targets: { id: string; wording: string }[];
  areas: { id: string; name: string }[];
  may: { remark: boolean; pair: boolean };
}
