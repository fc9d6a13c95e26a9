import type { Day } from "../../domain/time.ts";
import type { Module } from "../../domain/year.ts";

export interface ClosureShown {
  id: string;
  name: string;
  from: Day;
  until: Day;
  seen: Record<string, string>;
}

/** A school year as School shows it. */
export interface YearShown {
  year: string;
  /** Somebody has begun it: it has modules. */
  begun: boolean;
  modules: Module[];
  closures: ClosureShown[];
  seen: Record<string, string>;
}

/** This year and the next. */
export interface YearsView {
  mayEdit: boolean;
  years: YearShown[];
  /** The year that can be begun now, and the one it will begin from: null where both are there. */
  toBegin: { year: string; from: string } | null;
  /** What is not begun matters by now: this year itself, or the next from June on. */
  late: boolean;
}
