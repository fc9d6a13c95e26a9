/** The few rows a person's database keeps about itself. Each is written by as few units of work as possible, so that they do not meet. */
import type { StreamName } from "../domain/streams.ts";
import type { OwnAccess } from "../sync/protocol.ts";
import type { Clock } from "../sync/shift.ts";
import type { Stamp } from "../sync/stamp.ts";

/** A record this person made lately: what "last five" is found by. */
export interface RecentRecord {
  act: string;
  stream: StreamName;
  record: string;
}

export type MetaValue =
  /** What acts are made with and leave behind: clock, next turn, what was made lately. Moves only in the transaction that writes the act. */
  | ({ name: "clock"; replica: string; turn: number; recent: readonly RecentRecord[] } & Clock)
  /**
   * The latest stamp the server is known to hold, and the latest of those given here that it has or may have. Apart from the
   * clock, so that a page that comes in never makes a tap wait.
   */
  | { name: "seen"; latest: Stamp; own: Stamp }
  | { name: "access"; access: OwnAccess };

export type MetaName = MetaValue["name"];
export type Meta<N extends MetaName> = Extract<MetaValue, { name: N }>;

/** Rows of our own are trusted by their tag; this tells them from something else entirely. */
export function isMeta(value: unknown): value is MetaValue {
  return typeof value === "object" && value !== null && "name" in value;
}

/** A meta row as the one of that name. */
export function isNamed<N extends MetaName>(value: MetaValue | undefined, name: N): value is Meta<N> {
  return value?.name === name;
}
