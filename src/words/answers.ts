import type { Help, State, Went } from "../domain/answer.ts";

/** How it went, as the buttons say it; in a sentence it is in lower case. */
export const wentWords: Record<Went, string> = {
  onOwn: "On own",
  bitOfHelp: "A bit of help",
  lotsOfHelp: "Lots of help",
  notYet: "Not yet",
  partly: "Partly there",
  declined: "Declined: said no",
};

/** Exactly what helped: the rungs behind the buttons. Waiting is not help. */
export const helpWords: Record<Help, string> = {
  touchOrObjectCue: "Touch or object cue",
  wordSignOrSymbol: "Word, sign or symbol",
  shown: "Shown",
  handUnderHand: "Hand under hand, partly",
  fullPhysical: "Full physical",
};

/** How a child is. Nothing is ever assumed, so there is a word for not having been told. */
export const stateWords: Record<State, string> = {
  alert: "Alert",
  drowsy: "Drowsy",
  asleep: "Asleep",
  distressed: "Distressed",
  uncomfortable: "Uncomfortable",
  busyWithSelf: "Busy with self",
  afterSeizure: "After a seizure",
};
export const stateNotSaid = "Not said";

/** Why a pupil had no chance in an activity. None of these is a record of evidence. */
export const notOfferedWords = {
  didntJoinIn: "Didn’t want to",
  elsewhere: "Was somewhere else",
  unwell: "Unwell",
  equipment: "Equipment missing or broken",
  staffing: "Not enough adults",
  other: "Something else",
} as const;

/** Why an activity did not happen, for everyone in it. */
export const didntHappenWords = {
  closed: "Place closed",
  staffing: "Not enough adults",
  trip: "Out on a trip",
  other: "Something else",
} as const;

export const awayWords = { away: "Away", unwell: "Away, unwell" } as const;
export const awayHalfWords = { day: "All day", morning: "This morning", afternoon: "This afternoon" } as const;

/** What a card says of pictures, from the consents as they stand. */
export const pictureWords = {
  no: "Pictures: no",
  school: "Pictures: school only",
  parents: "Pictures: home too",
  public: "Pictures: yes",
} as const;
