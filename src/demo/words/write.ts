/** Fills a line's slots, makes some longer, and lets a few slip or end mid-thought. */
import type { Random } from "../random.ts";
import type { Pronouns } from "../profile.ts";
import { cutShort, withSlip } from "./slips.ts";

export interface Around {
  pronouns: Pronouns;
  liked: readonly string[];
  /** First names of the adults there, other than who writes. */
  adults: readonly string[];
}

const selfOf: Readonly<Record<string, string>> = { her: "herself", him: "himself" };
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A line with its slots filled. */
export function filled(line: string, around: Around, random: Random): string {
  const { pronouns, liked, adults } = around;
  const slots: Readonly<Record<string, () => string>> = {
    he: () => pronouns.he,
    him: () => pronouns.him,
    his: () => pronouns.his,
    He: () => capital(pronouns.he),
    His: () => capital(pronouns.his),
    himself: () => selfOf[pronouns.him] ?? "themself",
    stim: () => random.pick(liked),
    adult: () => random.pick(adults),
    secs: () => String(random.pick([5, 8, 10, 15, 20, 25, 30])),
    n: () => String(random.whole(2, 6)),
  };
  // Named twice in one line, it is the same adult or thing.
  const chosen = new Map<string, string>();
  const told = line.replace(/\{([^{}]*\|[^{}]*)\}/g, (_either, ways: string) => random.pick(ways.split("|")));
  const text = told.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = chosen.get(name) ?? slots[name]?.() ?? slot;
    chosen.set(name, value);
    return value;
  });
  return capital(text);
}

/** How many more sentences: most people stop at one or two, and one in twenty-five tells the whole story. */
const more = [
  [0, 42],
  [1, 32],
  [2, 14],
  [3, 8],
  [6, 4],
] as const;
const slips = 0.08;
const cut = 0.03;

/**
 * One of the lines as somebody would leave it: some go on, a few slip, fewer still never finish.
 * @param goingOn what they may go on with, besides the lines themselves
 */
export function write(lines: readonly string[], around: Around, random: Random, goingOn: readonly string[]): string {
  const first = filled(random.pick(lines), around, random);
  const count = random.weighted(more);
  const next = count === 0 ? [] : random.shuffled([...new Set([...lines, ...goingOn])]).slice(0, count);
  const rest = next.map((line) => filled(line, around, random)).filter((line) => line !== first);
  const words = [first, ...rest].join(" ");
  const slipped = random.chance(slips) ? withSlip(words, random) : words;
  return random.chance(cut) ? cutShort(slipped, random) : slipped;
}
