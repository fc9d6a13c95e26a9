/** Which lines a child's week is printed with, unless a person says otherwise: one or two, positive and plain, about this child alone. */
import type { WeekChild, WeekItem } from "../../client/views/paper.ts";
import type { OnRoll } from "../../client/views/people.ts";
import { weekSaid } from "../../words/paperWords.ts";
import { isCalled, namesIn, worriesIn } from "../state/noteCheck.ts";

export interface WeekLine {
  item: WeekItem;
  said: string;
  /** Why somebody reads it again before it is printed: another child's name, or a word for the safeguarding form. */
  asks: string[];
  /** It is printed unless it is left out. */
  chosen: boolean;
}

/** Two lines of a page of twelve. A longer note is a line of its own, if it is all there is. */
const roomForTwo = 200;

const rank: Record<WeekItem["type"], number> = { words: 0, first: 1, did: 2 };

function asksOf(said: string, child: WeekChild, roll: readonly OnRoll[]): string[] {
  const others = namesIn(said, roll).filter(({ name }) => !isCalled(child.id, name, roll));
  return [...new Set(others.map(({ name }) => `Names ${name}.`)), ...worriesIn(said).map((word) => `Says “${word}”.`)];
}

/** @param roll whose names there are, so that none is printed in another's line unasked */
export function weekLines(child: WeekChild, roll: readonly OnRoll[]): WeekLine[] {
  const lines = child.items.map((item) => {
    const said = weekSaid(item, child.name);
    return { item, said, asks: asksOf(said, child, roll) };
  });
  const good = lines.filter(({ item, asks }) => asks.length === 0 && (item.type === "first" || !item.hard));
  const best = good.toSorted((one, other) => rank[one.item.type] - rank[other.item.type]);
  const [first] = best;
  const second = best.find(
    ({ item, said }) =>
      first && item.id !== first.item.id && item.type !== first.item.type && first.said.length + said.length <= roomForTwo,
  );
  const chosen = new Set([first?.item.id, second?.item.id]);
  return lines
    .map((line) => ({ ...line, chosen: chosen.has(line.item.id) }))
    .sort((one, other) => Number(other.chosen) - Number(one.chosen) || rank[one.item.type] - rank[other.item.type]);
}
