/** What an adult adds in words to a record: by how it went, how the child was, and what only this child's adults would write. */
import type { State, Went } from "../domain/answer.ts";
import type { Pupil } from "./people.ts";
import type { Strand } from "./profile.ts";
import type { Random } from "./random.ts";
import { afterSeizure, anyWay, declined, drowsy, home, unsettled } from "./words/anyTarget.ts";
import { cognition } from "./words/cognition.ts";
import { communication } from "./words/communication.ts";
import { control } from "./words/control.ts";
import { fine } from "./words/fine.ts";
import { gross } from "./words/gross.ts";
import type { Lines } from "./words/template.ts";
import { wellbeing } from "./words/wellbeing.ts";
import { write } from "./words/write.ts";

const linesOf: Readonly<Record<Strand, Lines>> = { communication, cognition, control, fine, gross, wellbeing };

/** The lines that fit how a try went; a tally of both fits any. */
export function linesFor(strand: Strand, went: Went | undefined): readonly string[] {
  const { well, helped, notYet } = linesOf[strand];
  switch (went) {
    case "declined":
      return declined;
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

function linesOfState(state: State | null | undefined): readonly string[] | undefined {
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
export function passOn(pupil: Pupil, adults: readonly string[], random: Random): string {
  const { pronouns, liked } = pupil.profile;
  return write(home, { pronouns, liked, adults }, random, []);
}

/** Share of words that are about how the child is, on a half-day when that was said. */
const ofState = 0.6;

export function say(
  pupil: Pupil,
  lines: readonly string[],
  { state, adults }: { state: State | null | undefined; adults: readonly string[] },
  random: Random,
): string {
  const { pronouns, liked, lines: own } = pupil.profile;
  const how = linesOfState(state);
  const usual = [
    [lines, 80],
    [anyWay, 12],
    [own, 8],
  ] as const;
  return write(how && random.chance(ofState) ? how : random.weighted(usual), { pronouns, liked, adults }, random);
}
