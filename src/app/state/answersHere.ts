/** What the four answers of a target show: pure, from what was saved here. */
import { answers, type Answer, type Went } from "../../domain/answer.ts";
import type { TargetRow } from "../../client/views/classScreen.ts";

export interface AnswerShown {
  answer: Answer;
  /** How often it was saved here in this activity; 0 shows a button nobody has chosen. */
  times: number;
  /** Saved last of all: filled. Saved earlier here: tinted. */
  now: boolean;
  /** Last time's answer, until it is saved here too: a faint dot, never a default. */
  lastTime: boolean;
}

export function answersShown(row: Pick<TargetRow, "here" | "last">): AnswerShown[] {
  return answers.map((answer) => {
    const here = row.here.filter(({ went }) => went === answer);
    return {
      answer,
      times: here.reduce((sum, { times }) => sum + times, 0),
      now: here.some(({ justNow }) => justNow),
      lastTime: here.length === 0 && isLast(row.last, answer),
    };
  });
}

const isLast = (last: Went | null, answer: Answer) => last === answer;
