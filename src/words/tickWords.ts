/** What Ticks says above its rows, and in a row that has no target of the activity. */
import { sentence } from "./lists.ts";

interface Shown {
  activity: { name: string; camera: boolean } | null;
  /** Whether personal, social and physical targets were asked for in an activity that has its own. */
  psp: boolean;
  /** When it was seen, as it is said; null for now. */
  when: string | null;
  rows: readonly { psp: boolean; seenBy: unknown }[];
}

/** Whether everything shown is personal, social and physical: asked for, or because there is nothing else. */
export function isPspToday({ activity, psp, rows }: Pick<Shown, "activity" | "psp" | "rows">): boolean {
  return psp || activity === null || (rows.length > 0 && rows.every((row) => row.psp));
}

export function ticksTitle(shown: Shown): string {
  const { activity, when } = shown;
  const psp = isPspToday(shown);
  const what = psp || activity === null ? "PSP" : activity.name;
  if (when !== null) return `${what}, ${when.toLowerCase()}`;
  return psp ? "PSP today" : `${what}, together`;
}

export function ticksNote(shown: Shown): string {
  const { activity, psp, when, rows } = shown;
  return [
    ...(isPspToday(shown) ? ["Personal, social and physical targets, one or two a child."] : []),
    ...(isPspToday(shown) && !psp && activity ? [`Nobody here has a target in ${sentence(activity.name)}`] : []),
    when === null ? "A second tap on the same answer is one more." : "Written afterwards.",
    ...(activity && !activity.camera ? ["Camera is off here."] : []),
    ...(when !== null && rows.some(({ seenBy }) => seenBy) ? ["Each child’s adult is as last week, until you say."] : []),
  ].join(" ");
}

/** What a row says that shows none of the activity's targets among rows that do, or none at all; null where its targets speak for themselves. */
export function rowNote({ psp, targets }: { psp: boolean; targets: readonly unknown[] }, activity: string | null): string | null {
  if (!psp) return null;
  if (activity === null) return targets.length === 0 ? "No PSP target" : null;
  return `No target in ${activity}${targets.length === 0 ? ", and no PSP target" : ": PSP"}`;
}
