/**
 * Who may do what: the one table, used by the server to enforce and by the screens to offer only what will be taken.
 * "Own" is decided in own.ts; what stands here is what a role may do with a stream that is its own.
 */
import type { KindName } from "./kinds.ts";
import type { Role } from "./roles.ts";
import type { StreamType } from "./streams.ts";

/** Reading: all of a stream, only one's own records, when asked for (never kept on the tablet), or none. */
export type Reading = "all" | "own" | "demand" | "none";

/** Writing: every kind of the stream, the kinds named, or none. */
export type Writing = "all" | "none" | readonly KindName[];

export interface Rights {
  read: Reading;
  write: Writing;
}

const none = { read: "none", write: "none" } as const satisfies Rights;
const reads = { read: "all", write: "none" } as const satisfies Rights;
const writes = { read: "all", write: "all" } as const satisfies Rights;
const dayMarks = { read: "all", write: ["didntHappen"] } as const satisfies Rights;

export const access: Record<Role, Record<StreamType, Rights>> = {
  ta: {
    school: reads,
    class: dayMarks,
    card: { read: "all", write: ["state", "away", "notOffered", "myPage", "chip"] },
    evidence: writes,
    file: none,
    leadership: none,
  },
  cover: {
    school: reads,
    class: dayMarks,
    card: { read: "all", write: ["state", "away", "notOffered"] },
    evidence: { read: "own", write: "all" },
    file: none,
    leadership: none,
  },
  specialist: {
    school: reads,
    class: reads,
    card: {
      read: "all",
      write: ["target", "transition", "strategy", "support", "programme", "programmeReview", "notOffered"],
    },
    evidence: writes,
    file: none,
    leadership: none,
  },
  teacher: {
    school: reads,
    class: writes,
    card: writes,
    evidence: writes,
    file: { read: "all", write: ["identity", "analysisGroup", "evaluation", "judgement", "consent"] },
    leadership: none,
  },
  phaseLeader: {
    school: { read: "all", write: ["lock"] },
    class: writes,
    card: writes,
    evidence: writes,
    file: writes,
    leadership: reads,
  },
  leader: {
    school: writes,
    class: writes,
    card: writes,
    evidence: { read: "demand", write: "none" },
    file: writes,
    leadership: writes,
  },
  technician: { school: none, class: none, card: none, evidence: none, file: none, leadership: none },
};

/** Roles whose word stands beside the author's when another adult's observation needs correcting. */
export const correctsOthers: readonly Role[] = ["teacher", "phaseLeader"];

/** Of a child's card a specialist writes what is theirs: their programmes, and the targets of those. The plan is its teacher's. */
const onlyTheirOwn: Partial<Record<Role, readonly KindName[]>> = {
  specialist: ["target", "transition", "strategy", "support", "programme", "programmeReview"],
};

/** Whether somebody with these roles over a card writes of a kind only what is theirs: no role of theirs has all of it. */
export function writesOnlyTheirOwn(roles: readonly Role[], kind: KindName): boolean {
  const writing = roles.filter((role) => mayWrite(access[role].card, kind));
  return writing.length > 0 && writing.every((role) => onlyTheirOwn[role]?.includes(kind));
}

/** Roles that look at a phase as a whole: their own, or every one. Whose evidence they see there is decided by the table above. */
export const seesPhases: readonly Role[] = ["phaseLeader", "leader"];

/** Roles that answer for what everybody wrote in a child's or a class's stream, and may take it back. The school's own is its leaders'. */
export function answersFor(roles: readonly Role[], type: StreamType): boolean {
  const whole = type === "school" || type === "leadership";
  return roles.some((role) => role === "leader" || (!whole && correctsOthers.includes(role)));
}

/** True when a role with these rights may write a kind. Redactions go wherever the evidence they take back may be written. */
export function mayWrite(rights: Rights, kind: KindName): boolean {
  if (rights.write === "none") return false;
  return rights.write === "all" || kind === "redaction" || rights.write.some((named) => named === kind);
}
