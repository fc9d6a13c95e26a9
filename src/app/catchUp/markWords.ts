/** What a cell of Catch up says to somebody who hears it. */
import type { CatchUpMark } from "../../client/views/catchUp.ts";
import { wentWords } from "../../words/answers.ts";
import { andList } from "../../words/lists.ts";

function said(mark: CatchUpMark): string {
  switch (mark.type) {
    case "answer":
      return `${wentWords[mark.went].toLowerCase()}${mark.times > 1 ? ` × ${mark.times}` : ""}`;
    case "palms":
      return `${mark.worked} of ${mark.worked + mark.didnt}`;
    case "engagement":
      return "engagement";
  }
}

/** An empty cell is like any other: nothing is missing there. */
export function cellWords(name: string, activity: string, marks: readonly CatchUpMark[]): string {
  return marks.length === 0 ? `${name}, ${activity}` : `${name}, ${activity}: ${andList(marks.map(said))}`;
}
