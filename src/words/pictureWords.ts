/** What decides before the shutter, in words. */
import type { Day } from "../domain/time.ts";
import { dayWords } from "./dates.ts";

interface Rule {
  level: "no" | "school" | "parents" | "public";
  until: Day | null;
  ended: Day | null;
  off: string | null;
}

const reach = {
  school: "inside the school only",
  parents: "inside the school, and for home",
  public: "inside the school, for home, and in public",
} as const;

/** Why the camera stays away; null where it may come out. */
export function noPictureWords({ level, ended, off }: Rule, name: string, today: Day): string | null {
  if (off !== null) return `The camera stays away in ${off}.`;
  if (ended !== null) return `What was agreed about pictures of ${name} ended on ${dayWords(ended, today)}. Ask the office to renew it.`;
  return level === "no" ? `No pictures of ${name}: nobody has agreed to them.` : null;
}

/** How far a picture may go. */
export function mayGoWords({ level, until }: Rule, today: Day): string {
  if (level === "no") return "";
  return `Agreed: ${reach[level]}${until === null ? "" : `, until ${dayWords(until, today)}`}`;
}
