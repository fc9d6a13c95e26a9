import type { School } from "../../domain/own.ts";
import type { Draft } from "../../domain/draft.ts";
import type { Day, Instant } from "../../domain/time.ts";

/** A member of staff, as the school stream has them. */
export interface StaffRecord {
  person: string;
  displayName: string;
  /** Their last day, as `SchoolLog.leftOn` knows it. */
  leftOn: Day | null;
}

/**
 * What people need of the school's log. The log's room implements it over the same database, so that an account, its roles
 * and the records that name its owner are one transaction.
 */
export interface SchoolLog {
  /**
   * Appends one act, stamped by the server, in the name of `by`, inside the transaction that is open. The caller has decided
   * that `by` may: an invitation is a phase leader's to make, and the `school` stream otherwise is not theirs to write.
   */
  state(by: string, at: Instant, statements: readonly Draft[]): void;
  staff(): StaffRecord[];
  staffMember(person: string): StaffRecord | undefined;
  /**
   * The last day of somebody who left, whoever said so: the staff page, the command line or a leader's tablet. The same answer
   * that sync goes by.
   */
  leftOn(person: string): Day | null;
  /** The school's name and time zone, once it is set up. */
  school(): { name: string; zone: string } | undefined;
  /** The zone its days are counted in, before it is set up too. */
  zone(): string;
  /** Where pupils and classes are now: what roles are measured against. */
  places(): Omit<School, "grants">;
}
