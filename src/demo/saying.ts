/** What an adult adds in words to a record: by how it went, how the child was, and what only this child's adults would write. */
import type { State, Went } from "../domain/answer.ts";
import type { Pupil } from "./people.ts";
import type { Strand } from "./strands.ts";
import type { Random } from "./random.ts";
import type { Voice, Ways } from "./ways.ts";
import { write } from "./words/write.ts";

/** The lines that fit how a try went; a tally of both fits any. */
export function linesFor({ linesOf, voice }: Ways, strand: Strand, went: Went | undefined): readonly string[] {
  const { well, helped, notYet } = linesOf[strand] ?? { well: voice.anyWay, helped: voice.anyWay, notYet: voice.anyWay };
  switch (went) {
    case "declined":
      return voice.declined;
    case "notYet":
      return notYet;
    case "onOwn":
      return well;
    case "bitOfHelp":
      return [...helped, ...well];
    default:
      return helped;
  }
}

function linesOfState({ afterSeizure, drowsy, unsettled }: Voice, state: State | null | undefined): readonly string[] | undefined {
  switch (state) {
    case "afterSeizure":
      return afterSeizure;
    case "drowsy":
    case "asleep":
      return drowsy;
    case "distressed":
    case "uncomfortable":
      return unsettled;
    default:
      return undefined;
  }
}

/** What home told the school, passed on. */
export function passOn(pupil: Pupil, { home }: Voice, adults: readonly string[], random: Random): string {
  const { pronouns, liked } = pupil.profile;
  return write(home, { pronouns, liked, adults }, random, []);
}

/** Share of words that are about how the child is, on a half-day when that was said. */
const ofState = 0.6;

export function say(
  pupil: Pupil,
  lines: readonly string[],
  { voice, state, adults }: { voice: Voice; state: State | null | undefined; adults: readonly string[] },
  random: Random,
): string {
  const { pronouns, liked, lines: own } = pupil.profile;
  const how = linesOfState(voice, state);
  const usual = [
    [lines, 80],
    [voice.anyWay, 12],
    [own, own.length > 0 ? 8 : 0],
  ] as const;
  return write(how && random.chance(ofState) ? how : random.weighted(usual), { pronouns, liked, adults }, random, voice.endings);
}
