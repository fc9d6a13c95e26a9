/** What a card says at its foot and in its line: pure, from the card as the engine gives it. */
import type { PupilCard } from "../../client/views/classScreen.ts";
import { awayHalfWords, awayWords, stateNotSaid, stateWords } from "../../words/answers.ts";
import { dateWords, timeOfDay } from "../../words/dates.ts";

export interface CardWords {
  /** The line under the name. */
  helps: string | null;
  /** One or two words for the strip, when there is something to say. */
  said: string | null;
  /** The foot: state or away, in full. */
  state: string;
}

/** A child away or after a seizure is left in peace: the line says so, and asks for nothing. */
export function cardWords(card: PupilCard, zone: string): CardWords {
  const { away, state } = card;
  if (away) {
    const half = away.half === "day" ? "" : `, ${awayHalfWords[away.half].toLowerCase()}`;
    const until = away.until === null ? "" : ` until ${dateWords(away.until, away.until)}`;
    return { helps: away.told, said: awayWords.away, state: `${awayWords[away.why]}${half}${until}` };
  }
  // A dot that separates stays with what it follows.
  const helps = card.helpsLine?.replaceAll(" · ", "\u00a0· ") ?? null;
  if (!state) return { helps, said: null, state: `State: ${stateNotSaid.toLowerCase()}` };
  const word = stateWords[state.state];
  const since = timeOfDay(state.since, zone);
  if (state.state === "afterSeizure")
    return { helps: "Quiet today. Details go in the medical record", said: word, state: `${word} ${since}, resting` };
  return { helps, said: word, state: state.state === "alert" ? word : `${word} since ${since}` };
}

/** How a name asks for room: the letters its size must fit on a line, and whether it takes two. */
export function nameRoom(name: string): { letters: number; twoLines: boolean } {
  const longest = Math.max(...name.split(/[\s-]+/).map((part) => part.length));
  const twoLines = name.length > oneLine;
  return { letters: Math.max(4, longest, twoLines ? Math.ceil(name.length / 2) + 1 : 0), twoLines };
}

/** Letters that a card's name shows on one line at a size that is still the loudest thing there. */
const oneLine = 12;
