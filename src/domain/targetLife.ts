/**
 * A target's life, folded from its transitions. What happens is a record, so two people who decide at once are both kept:
 * the later decision stands until somebody settles it, both are told, and the successor of the one that does not stand is a
 * draft. Any part of the transitions folds to a valid state, because streams arrive in parts.
 */
import type { TargetState } from "./kinds/card.ts";

export interface Transition {
  id: string;
  target: string;
  /** Stamp: transitions are folded in this order. */
  at: string;
  by: string;
  after: string | null;
  settles: readonly string[];
  to: TargetState;
  action: string;
  successor: string | null;
  why: string | null;
}

export interface TargetLife {
  state: TargetState;
  /** The transition in force; null for a target nobody has started. */
  last: Transition | null;
  /** Two or more decisions made without knowing of each other, latest first; empty when there is nothing to settle. */
  dispute: Transition[];
}

/** The transitions that nothing was decided after: one, unless people decided at once. Latest first. */
function heads(transitions: readonly Transition[]): Transition[] {
  const answered = new Set(transitions.flatMap((one) => [...(one.after === null ? [] : [one.after]), ...one.settles]));
  return transitions.filter((one) => !answered.has(one.id)).sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** One target's life from its own transitions, any order. */
export function lifeOf(transitions: readonly Transition[]): TargetLife {
  const open = heads(transitions);
  const last = open[0] ?? null;
  return { state: last?.to ?? "draft", last, dispute: open.length > 1 ? open : [] };
}

/**
 * The successors that do not stand: of a decision another was made beside, later, or that somebody settled against. Keeping
 * both is settled by a transition that settles neither's branch away, so both successors go on.
 */
function fallen(own: readonly Transition[]): string[] {
  const settled = own.filter((one) => one.action === "settle").flatMap((one) => one.settles);
  const kept = own.filter((one) => one.action === "settle").flatMap((one) => (one.after === null ? [] : [one.after]));
  const { dispute } = lifeOf(own);
  const losing = [...dispute.slice(1).map((one) => one.id), ...settled.filter((id) => !kept.includes(id))];
  const standing = new Set(own.filter((one) => !losing.includes(one.id)).map((one) => one.successor));
  return own
    .filter((one) => losing.includes(one.id))
    .flatMap((one) => (one.successor === null || standing.has(one.successor) ? [] : [one.successor]));
}

/** Every target's life of one pupil. A successor whose decision does not stand is a draft until the dispute is settled. */
export function livesOf(targets: readonly string[], transitions: readonly Transition[]): Map<string, TargetLife> {
  const byTarget = new Map<string, Transition[]>();
  for (const one of transitions) byTarget.set(one.target, [...(byTarget.get(one.target) ?? []), one]);
  const lives = new Map(targets.map((id) => [id, lifeOf(byTarget.get(id) ?? [])]));
  for (const own of byTarget.values()) {
    for (const id of fallen(own)) {
      const life = lives.get(id);
      if (life) lives.set(id, { ...life, state: "draft" });
    }
  }
  return lives;
}
