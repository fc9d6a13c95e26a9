/** What the bar and the sheet remember of today, as pure steps from one state to the next. */
import type { Remembered } from "../../client/views/people.ts";
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import type { Day } from "../../domain/time.ts";

/** Where an activity's own memory stands; "" while there is none. */
const place = (activity: string | null) => activity ?? "";

/** Yesterday's adult is not today's: what was remembered on another day is let go. (Notes are kept apart, by whoever writes them.) */
export function ofToday(kept: Remembered | undefined, day: Day): Remembered {
  return kept?.day === day ? kept : { day, seenBy: {}, tool: {}, typed: [] };
}

/** Where one child's row in a group stands: within its activity. */
const rowPlace = (activity: string | null, pupil: string) => `${place(activity)}/${pupil}`;

/** The adult last chosen in this activity, or the person who holds the tablet. */
export function seenByIn(kept: Remembered, activity: string | null, me: string): SeenBy {
  return kept.seenBy[place(activity)] ?? { staff: me };
}

/** The adult of one child's row: as said of it today, or of everybody here; only then as the last time (`seenBy`), if that is known. */
export function rowSeenByIn(kept: Remembered, activity: string | null, pupil: string, seenBy: SeenBy | null, me: string): SeenBy {
  return kept.seenBy[rowPlace(activity, pupil)] ?? kept.seenBy[place(activity)] ?? seenBy ?? { staff: me };
}

export function withRowSeenBy(kept: Remembered, activity: string | null, pupil: string, seenBy: SeenBy): Remembered {
  return withSeenBy(kept, rowPlace(activity, pupil), seenBy);
}

/** A name typed today stays a choice all day, once. */
export function withSeenBy(kept: Remembered, activity: string | null, seenBy: SeenBy): Remembered {
  const key = JSON.stringify(seenBy);
  const known = "staff" in seenBy || kept.typed.some((one) => JSON.stringify(one) === key);
  return {
    ...kept,
    seenBy: { ...kept.seenBy, [place(activity)]: seenBy },
    typed: known ? kept.typed : [...kept.typed, seenBy],
  };
}

export const tools = ["targets", "engagement", "steps", "others", "note"] as const;
export type Tool = (typeof tools)[number];

/** The tool that was open in this activity, if one was. It sticks to person and activity, not to the pupil. */
export function toolIn(kept: Remembered, activity: string | null): Tool | undefined {
  return tools.find((tool) => tool === kept.tool[place(activity)]);
}

/** A note is a thing of the moment: opening the next child's sheet on it would hide their targets. */
export function withTool(kept: Remembered, activity: string | null, tool: Tool): Remembered {
  return tool === "note" ? kept : { ...kept, tool: { ...kept.tool, [place(activity)]: tool } };
}
