/** The secrets of the school under mutation: words that stand nowhere else, and who may read each of them. */
import { hills, rivers } from "../../unit/server/people.ts";

export const actors = [
  ...["ta", "cover", "specialist", "teacher", "phaseLeader", "leader", "technician"],
  ...["otherTeacher", "leaver", "nobody"],
] as const;
export type Actor = (typeof actors)[number];

export interface Canary {
  /** What stands in an answer that tells it: as text, or as a piece of base64. */
  texts: readonly string[];
  /** Where it lies, as a failing test names it. */
  where: string;
  readers: readonly Actor[];
}

const year = "2026-27";

/** Who may read what: domain.md's table once more, over the two classes of the school, and never worked out from the rules under test. */
export const readersOf: Readonly<Record<string, readonly Actor[]>> = {
  school: ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader", "otherTeacher"],
  [`class/${rivers.class}`]: ["ta", "cover", "teacher", "phaseLeader", "leader"],
  [`card/${rivers.pupil}`]: ["ta", "cover", "specialist", "teacher", "phaseLeader", "leader"],
  // Of evidence cover reads their own records, and these are a leader's.
  [`evidence/${rivers.pupil}/${year}`]: ["ta", "specialist", "teacher", "phaseLeader", "leader"],
  [`file/${rivers.pupil}`]: ["teacher", "phaseLeader", "leader"],
  [`class/${hills.class}`]: ["otherTeacher", "leader"],
  [`card/${hills.pupil}`]: ["otherTeacher", "leader"],
  [`evidence/${hills.pupil}/${year}`]: ["otherTeacher", "leader"],
  [`file/${hills.pupil}`]: ["otherTeacher", "leader"],
};

/** The canaries that somebody was told and may not know; of the log of a server, every one it holds. */
export function toldTo(actor: Actor | "log", text: string, canaries: readonly Canary[]): string[] {
  return canaries
    .filter(({ readers }) => actor === "log" || !readers.includes(actor))
    .filter(({ texts }) => texts.some((each) => text.includes(each)))
    .map(({ where }) => where);
}

/** A piece of a picture, as it looks in base64 wherever a part of it begins. */
export function inBase64(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((skip) =>
    Buffer.from(bytes.subarray(skip, bytes.length - ((bytes.length - skip) % 3)))
      .toString("base64")
      .slice(0, 32),
  );
}
