import type { PolicyName } from "../domain/policies.ts";

/** Each thing a school decides for its iPads: what is asked, and what it means for whoever holds one. */
export const policyWords: Record<PolicyName, { asks: string; means: string }> = {
  "idle-minutes-lesson": {
    asks: "Locks in a lesson after (minutes)",
    means: "On Class, a group and Catch up, where the iPad lies beside a child.",
  },
  "idle-minutes-elsewhere": {
    asks: "Locks elsewhere after (minutes)",
    means: "On a pupil’s pages, School and all the rest.",
  },
  "offline-unlock-days": {
    asks: "A PIN works offline for (days)",
    means: "With no word from the school for longer, an iPad asks for Wi-Fi and the password once. Nothing on it is lost.",
  },
};
