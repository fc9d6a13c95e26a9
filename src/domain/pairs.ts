/**
 * Two adults who saw one moment. Two exact records of one pupil and target by different adults within three minutes are one
 * opportunity, seen by two: joined in every rate, both visible, and a person may un-join them, or join two that were further
 * apart. A record is in one pair at most; of several it is the nearest in time, so that the same records always pair the same.
 */
import type { Fields } from "./kinds.ts";
import { sameAdult } from "./observing.ts";
import type { Instant } from "./time.ts";

const apartMs = 3 * 60_000;

export type Pairable = Pick<Fields<"observation">, "target" | "step" | "went" | "seenBy" | "precision"> & {
  id: string;
  observedAt: Instant;
};

/** What a person said of two records: one moment, or not. */
export interface SaidPair {
  observations: readonly string[];
  joined: boolean;
}

export interface Pair {
  /** The earlier first. */
  records: readonly [string, string];
  /** They say how it went alike. A disagreement is something to talk about, without blame. */
  agree: boolean;
}

const keyOf = (one: string, other: string) => [one, other].sort().join(" ");

/** True when two records are one moment by themselves, whoever says nothing of them. */
function oneMoment(one: Pairable, other: Pairable): boolean {
  const topic = one.target ?? one.step;
  return (
    topic !== undefined &&
    topic === (other.target ?? other.step) &&
    one.precision === "exact" &&
    other.precision === "exact" &&
    one.seenBy !== undefined &&
    other.seenBy !== undefined &&
    !sameAdult(one.seenBy, other.seenBy) &&
    Math.abs(one.observedAt - other.observedAt) <= apartMs
  );
}

/** Each record with those after it that are near enough in time: a year of one target is hundreds, of which hardly two are. */
function near(inOrder: readonly Pairable[]): [Pairable, Pairable][] {
  const found: [Pairable, Pairable][] = [];
  for (const [at, one] of inOrder.entries()) {
    for (let next = at + 1; next < inOrder.length; next += 1) {
      const other = inOrder[next];
      if (!other || other.observedAt - one.observedAt > apartMs) break;
      found.push([one, other]);
    }
  }
  return found;
}

/** Those further apart that a person joined, the earlier first. */
function joinedApart(inOrder: readonly Pairable[], said: readonly SaidPair[]): (readonly [Pairable, Pairable])[] {
  return said.flatMap(({ observations, joined }) => {
    const [one, other] = inOrder.filter(({ id }) => observations.includes(id));
    return joined && one && other && other.observedAt - one.observedAt > apartMs ? [[one, other] as const] : [];
  });
}

/** The pairs among records of one pupil, in the order of their first. */
export function pairsOf(records: readonly Pairable[], said: readonly SaidPair[]): Pair[] {
  const words = new Map(said.map(({ observations: [one = "", other = ""], joined }) => [keyOf(one, other), joined]));
  const inOrder = records.toSorted((one, other) => one.observedAt - other.observedAt || (one.id < other.id ? -1 : 1));
  const possible = [...near(inOrder), ...joinedApart(inOrder, said)].flatMap(([one, other]) => {
    const joined = words.get(keyOf(one.id, other.id));
    return (joined ?? oneMoment(one, other)) ? [{ one, other, byHand: joined === true, apart: other.observedAt - one.observedAt }] : [];
  });
  const taken = new Set<string>();
  const pairs: { pair: Pair; at: Instant }[] = [];
  for (const { one, other } of possible.sort((a, b) => Number(b.byHand) - Number(a.byHand) || a.apart - b.apart)) {
    if (taken.has(one.id) || taken.has(other.id)) continue;
    taken.add(one.id).add(other.id);
    pairs.push({ pair: { records: [one.id, other.id], agree: one.went === other.went }, at: one.observedAt });
  }
  return pairs.sort((a, b) => a.at - b.at).map(({ pair }) => pair);
}
