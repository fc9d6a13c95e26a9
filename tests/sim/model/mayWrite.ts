/** Who may write what, and until when it may arrive, from domain.md's table and rules 15 and 16. */
import type { Instant } from "../../../src/domain/time.ts";
import { instantOf } from "../../../src/sync/stamp.ts";
import type { Change } from "../../../src/sync/change.ts";
import type { Server } from "../world/server.ts";
import { covered, grantsEver, hasLeft, londonDay, standingAt, type GrantRow } from "./covered.ts";
import type { Log } from "./log.ts";

const dayMarks: readonly string[] = ["didntHappen"];
const ofTheDay: readonly string[] = ["state", "away", "notOffered"];

/** By role and type of stream: every kind, or these. */
const writes: Record<string, Record<string, "all" | readonly string[] | undefined>> = {
  ta: { class: dayMarks, card: [...ofTheDay, "myPage", "chip"], evidence: "all" },
  cover: { class: dayMarks, card: ofTheDay, evidence: "all" },
  specialist: {
    card: ["target", "transition", "strategy", "support", "programme", "programmeReview", "notOffered"],
    evidence: "all",
  },
  teacher: { class: "all", card: "all", evidence: "all", file: "all" },
  phaseLeader: { school: ["lock"], class: "all", card: "all", evidence: "all", file: "all" },
  leader: { school: "all", class: "all", card: "all", file: "all", leadership: "all" },
};

/** What a role leaves to others in a stream whose every other kind it writes. */
const notTheirs: Record<string, readonly string[]> = { teacher: ["countersignature"] };

/** Rule 19: done by who may do it when it arrives, and never taken late. */
const online: readonly string[] = [
  "membership",
  "consent",
  "class",
  "policy",
  "year",
  "closure",
  "school",
  "frameworkVersion",
  "staff",
  "analysisGroup",
];

const dayMs = 86_400_000;
const patienceDays = 30;
const leaversDays = 14;

export type Arrival = "inTime" | "late" | "never";

/** Whether a change may arrive now: in good time, late (its author's access has ended since), or not at all. */
export function arrival(world: { server: Server; log: Log; now: Instant }, change: Change): Arrival {
  const { server, log, now } = world;
  const grants = grantsEver(server, change.by);
  const at = instantOf(change.at);
  const [then, today] = [londonDay(at), londonDay(now)];
  const may = (those: readonly GrantRow[], day: string) => mayWrite(covered(log, those, day).get(change.stream), change);
  if (!may(standingAt(grants, at), then)) return "never";
  if (may(standingAt(grants, now), today)) return "inTime";
  if (online.includes(change.kind)) return "never";
  if (then > today) return "inTime";
  const days = Array.from({ length: (hasLeft(server, change.by) ? leaversDays : patienceDays) + 1 }, (_, back) => calendarDay(today, back));
  return days.some((day) => may(grants, day)) ? "late" : "never";
}

function calendarDay(today: string, back: number): string {
  return new Date(Date.parse(today) - back * dayMs).toISOString().slice(0, 10);
}

function mayWrite(roles: ReadonlySet<string> | undefined, { stream, kind }: Change): boolean {
  return [...(roles ?? [])].some((role) => {
    const kinds = writes[role]?.[stream.split("/")[0] ?? ""];
    if (notTheirs[role]?.includes(kind)) return false;
    return kinds === "all" || (kinds !== undefined && (kind === "redaction" || kinds.includes(kind)));
  });
}

/** The roles over a change's stream that its author had when they wrote it. */
export function rolesWhenWritten({ server, log }: { server: Server; log: Log }, { by, stream, at }: Change): ReadonlySet<string> {
  const then = instantOf(at);
  return covered(log, standingAt(grantsEver(server, by), then), londonDay(then)).get(stream) ?? new Set();
}

/** Whether these roles correct an observation that is another's: its class's teacher's, and who leads the phase's. */
export function correctsOthers(roles: ReadonlySet<string>): boolean {
  return roles.has("teacher") || roles.has("phaseLeader");
}
