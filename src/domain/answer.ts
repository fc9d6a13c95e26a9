/**
 * How it went: one ordered scale, used by every rule and chart. The exact help refines a record and is never the scale.
 */
export const scale = ["notYet", "lotsOfHelp", "bitOfHelp", "onOwn"] as const;
export type Answer = (typeof scale)[number];

/** The four buttons, in the order every screen shows them. */
export const answers = ["onOwn", "bitOfHelp", "lotsOfHelp", "notYet"] as const satisfies readonly Answer[];

/** What a record can say of how it went. `declined` is an opportunity and a communication, left out of success rates. */
export const went = [...scale, "partly", "declined"] as const;
export type Went = (typeof went)[number];

/** The rungs behind each button: an example the school may version. The cue that a target plans is not help. */
const helpLadder = {
  onOwn: [],
  bitOfHelp: ["touchOrObjectCue", "wordSignOrSymbol", "shown"],
  lotsOfHelp: ["handUnderHand", "fullPhysical"],
  notYet: [],
} as const satisfies Record<Answer, readonly string[]>;

export const helps = ["touchOrObjectCue", "wordSignOrSymbol", "shown", "handUnderHand", "fullPhysical"] as const;
export type Help = (typeof helps)[number];

/** The button a rung of the ladder belongs to. */
export function buttonOf(help: Help): Answer {
  return helpLadder.lotsOfHelp.some((rung) => rung === help) ? "lotsOfHelp" : "bitOfHelp";
}

/** What a child's state may be; nothing is ever assumed, so there is no default but not said. */
export const states = ["alert", "drowsy", "asleep", "distressed", "uncomfortable", "busyWithSelf", "afterSeizure"] as const;
export type State = (typeof states)[number];
