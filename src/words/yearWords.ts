/** The school year: its breaks as people call them, and what keeps a module or a closure from standing, where, and what to do. */
import type { ClosureFault, ModuleFault, SpanFault } from "../domain/schoolYear.ts";
import type { Day } from "../domain/time.ts";
import { shortDay } from "./dates.ts";

/** By the module a break follows. */
const breakWords: Record<number, string> = {
  1: "Autumn half-term",
  2: "Christmas holiday",
  3: "Spring half-term",
  4: "Easter holiday",
  5: "Summer half-term",
};

export const breakSaid = (after: number): string => breakWords[after] ?? "Break";

/** "Tue 1 Sep to Fri 23 Oct"; one day is said once. */
export const spanSaid = ({ from, until }: { from: Day; until: Day }): string =>
  from === until ? shortDay(from) : `${shortDay(from)} to ${shortDay(until)}`;

/** "2027–28". */
export const yearSaid = (year: string): string => year.replace("-", "–");

const spanFaultWords: Record<SpanFault, string> = {
  dayMissing: "say its first and its last day.",
  backwards: "it ends before it begins. Put the later day second.",
  outside: "it is not all in this school year. Choose days from 1 August to 31 July.",
};

export function moduleFaultSaid(fault: ModuleFault): string {
  const here = `Module ${fault.module}: `;
  if (fault.code !== "overlaps") return `${here}${spanFaultWords[fault.code]}`;
  return `${here}it begins before module ${fault.before} is over. Choose a later first day, or end module ${fault.before} earlier.`;
}

export const closureFaultSaid = (fault: ClosureFault, name: string): string =>
  fault === "unnamed" ? "Give it a name: training day, bank holiday, snow." : `${name.trim()}: ${spanFaultWords[fault]}`;
