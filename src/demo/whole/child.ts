/** A child of the whole school: what stays the same from year to year, drawn from the seed by the child's key. */
import type { Instant } from "../../domain/time.ts";
import { areasOfNeed } from "../../domain/needs.ts";
import { uuid7 } from "../ids.ts";
import { he, she, type PupilProfile, type TargetProfile } from "../profile.ts";
import type { Random } from "../random.ts";
import { filled } from "../words/write.ts";
import { practiceOf } from "./going.ts";
import { boys, girls } from "./names/children.ts";
import { families } from "./names/families.ts";
import { pathways, type PathwayName } from "./pathways.ts";
import type { PlannedOutcome } from "../towards.ts";
import type { Enrolled, Spell } from "./roll.ts";
import { outcomes } from "./words/outcomes.ts";
import { pageLines } from "./words/pages.ts";

/** Unlike a class's profile, the targets come with the year. */
type Lasting = Omit<PupilProfile, "targets" | "yearGroup" | "groups" | "watchFor" | "outcomes">;

export interface Child extends Lasting {
  id: string;
  enrolled: Enrolled;
  /** Levels that ten opportunities add. */
  practice: number;
  eal: boolean;
  ealUnknown: boolean;
  lookedAfter: boolean;
  chipIds: readonly { id: string; label: string }[];
  outcomes: readonly PlannedOutcome[];
  /** How much is written of this child beside others, 1 being usual. */
  noticed: number;
}

const eal = 0.11;
const ealUnknown = 0.01;
const lookedAfter = 0.03;

const consents = [
  ["no", 6],
  ["school", 30],
  ["parents", 24],
  ["public", 40],
] as const;

const inside = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));

/** A first and a last name nobody has yet. */
class Names {
  readonly #taken = new Set<string>();

  give(of: readonly string[], random: Random): { firstName: string; lastName: string } {
    // A first name comes twice only when the list is used up, which is as schools are.
    const free = of.filter((name) => !this.#taken.has(name));
    const firstName = random.pick(free.length > 0 ? free : of);
    const lastName = random.pick(families);
    if (this.#taken.has(`${firstName} ${lastName}`)) return this.give(of, random);
    this.#taken.add(firstName).add(`${firstName} ${lastName}`);
    return { firstName, lastName };
  }
}

/** Brook children with epilepsy, of those on roll: their seizures come in runs. */
const withSeizures = 7;

/** Everybody on roll, in order; ids are of the day they came. */
export function childrenOf(roll: readonly Enrolled[], arrival: (enrolled: Enrolled) => Instant, seed: Random): Child[] {
  const names = new Names();
  const brook = roll.filter(({ leftOn, spells }) => leftOn === null && spells.at(-1)?.pathway === "brook");
  const seizures = new Set(
    seed
      .fork("seizures")
      .shuffled(brook)
      .slice(0, withSeizures)
      .map(({ key }) => key),
  );
  return roll.map((enrolled) => {
    const random = seed.fork(enrolled.key);
    const pathway = enrolled.spells[0]?.pathway ?? "stream";
    return { ...facts(enrolled, pathway, names, arrival(enrolled), random), seizures: seizures.has(enrolled.key) };
  });
}

function facts(enrolled: Enrolled, pathway: PathwayName, names: Names, at: Instant, random: Random): Omit<Child, "seizures"> {
  const shape = pathways[pathway];
  const boy = random.chance(shape.boys);
  const { firstName, lastName } = names.give(boy ? boys : girls, random);
  const pronouns = boy ? he : she;
  const lines = pageLines[pathway];
  const liked = random.shuffled(lines.liked).slice(0, 4);
  const around = { pronouns, liked, adults: [""] };
  const say = (of: readonly string[]) => filled(random.pick(of), around, random);
  const mix = random.weighted(shape.attendance);
  const language = random.next();
  const strategies = random.shuffled(lines.strategies).slice(0, random.whole(2, 3));
  return {
    key: enrolled.key,
    enrolled,
    id: uuid7(at, random.fork("id")),
    firstName,
    lastName,
    pronouns,
    sex: boy ? "male" : "female",
    birthday: `${String(random.whole(1, 12)).padStart(2, "0")}-${String(random.whole(1, 28)).padStart(2, "0")}`,
    ppg: random.chance(shape.ppg),
    eal: language < eal,
    ealUnknown: language >= eal && language < eal + ealUnknown,
    lookedAfter: random.chance(lookedAfter),
    primaryNeed: random.weighted(shape.needs),
    pictures: random.weighted(consents),
    page: {
      communicates: say(lines.communicates),
      movementsMean: say(lines.movementsMean),
      helps: say(lines.helps),
      notToDo: say(lines.notToDo),
      helpsLine: say(lines.helpsLine),
    },
    chips: [],
    chipIds: random
      .shuffled(lines.chips)
      .slice(0, random.whole(6, 8))
      .map((label) => ({ id: uuid7(at, random), label })),
    outcomes: random
      .shuffled(areasOfNeed)
      .slice(0, random.whole(2, 4))
      .map((need) => ({
        id: uuid7(at, random.fork(`outcome ${need}`)),
        need,
        wording: say(outcomes[need]).replaceAll("{name}", firstName),
      })),
    strategies: strategies.map((line) => filled(line, around, random)),
    liked,
    lines: [],
    attendance: { rate: inside(0.15, random.normal(mix.mean, mix.sd), 0.995), blocks: mix.blocks },
    practice: practiceOf(pathway, random),
    noticed: Math.exp(random.normal(-0.03, 0.25)),
  };
}

/** The child as a class has them in a spell. */
export function profileOf(
  child: Child,
  { yearGroup }: Pick<Spell, "yearGroup">,
  { targets, groups, watchFor }: { targets: readonly TargetProfile[]; groups: readonly string[]; watchFor: readonly string[] },
): PupilProfile {
  return { ...child, yearGroup, targets, groups, watchFor };
}
