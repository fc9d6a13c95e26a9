/** Who may hold what, from domain.md's table. */
import type { Instant } from "../../../src/domain/time.ts";
import type { Server } from "../world/server.ts";
import { covered, grantsEver, londonDay, standingAt } from "./covered.ts";
import type { Log } from "./log.ts";

export type Held = "all" | "own";

const everywhere = { school: "all", class: "all", card: "all" } as const;
const reads: Record<string, Record<string, Held | undefined>> = {
  ta: { ...everywhere, evidence: "all" },
  cover: { ...everywhere, evidence: "own" },
  specialist: { ...everywhere, evidence: "all" },
  teacher: { ...everywhere, evidence: "all", file: "all" },
  phaseLeader: { ...everywhere, evidence: "all", file: "all", leadership: "all" },
  leader: { ...everywhere, file: "all", leadership: "all" },
};

/** Every stream a person may hold at an instant, begun or not. */
export function mayHold(server: Server, log: Log, person: string, at: Instant): Map<string, Held> {
  const own = new Map<string, Held>();
  for (const [stream, roles] of covered(log, standingAt(grantsEver(server, person), at), londonDay(at))) {
    const held = [...roles].flatMap((role) => reads[role]?.[stream.split("/")[0] ?? ""] ?? []);
    if (held.length > 0) own.set(stream, held.includes("all") ? "all" : "own");
  }
  return own;
}
