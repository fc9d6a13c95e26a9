/** The physiotherapist's programmes: written with the first target of one, looked at again each September, ended with the last. */
import type { Draft } from "../../domain/draft.ts";
import { streams } from "../../domain/streams.ts";
import { addDays, type Day, type Instant } from "../../domain/time.ts";
import { uuid7 } from "../ids.ts";
import { idIn } from "../people.ts";
import type { Random } from "../random.ts";
import type { Deed } from "../stamping.ts";
import { liveOn, type Growing } from "./held.ts";
import type { School } from "./school.ts";
import { holderOn, type Adult } from "./staffing.ts";

const asked: readonly (readonly [title: string, toDo: string])[] = [
  ["Standing programme", "Standing frame once a day, 20 minutes, table at elbow height.\nHeels down before the knee strap."],
  ["Sitting programme", "Bench at snack, ten minutes, one adult behind. Feet flat, nothing at the back to lean on."],
  ["Movement programme", "Floor time twice a day: over the roll, then on the side. Stop when the breathing changes."],
  ["Walking programme", "Walker to the hall and back. One adult behind, no hands on: words only."],
];
const cameOfIt = ["Goes on as it is.", "Goes on, five minutes longer.", "Less help from now on.", "Goes on. Seating looked at as well."];

interface When {
  day: Day;
  at: Instant;
  /** Who puts it in where the child is not on the physiotherapist's caseload. */
  teacher: string;
}

export class Programmes {
  readonly #school: School;
  readonly #growing: Growing;
  readonly #when: When;
  readonly #random: Random;

  constructor(school: School, growing: Growing, when: When, random: Random) {
    this.#school = school;
    this.#growing = growing;
    this.#when = when;
    this.#random = random;
  }

  begins(): Deed[] {
    const { child } = this.#growing;
    const { day, at } = this.#when;
    const record = uuid7(at, this.#random);
    this.#growing.programme = record;
    const [title, toDo] = this.#random.pick(asked);
    const { by, typed } = this.#writer();
    const written: Draft = {
      ...{ stream: streams.card(child.id), kind: "programme", record },
      fields: {
        ...{ pupil: child.id, title, toDo, writtenBy: typed, profession: "Physiotherapist" },
        ...{ writtenOn: day, reviewOn: this.#next() },
      },
    };
    return [{ at, by, drafts: [written] }];
  }

  reviewed(): Deed[] {
    const { child, programme } = this.#growing;
    if (programme === undefined) return [];
    const { day, at } = this.#when;
    const { by, typed } = this.#writer();
    const stream = streams.card(child.id);
    const of = { stream, kind: "programme", record: programme } as const;
    if (!liveOn(this.#growing, day).some(({ profile }) => profile.programme)) {
      this.#growing.programme = undefined;
      return [{ at, by, drafts: [{ ...of, fields: { endedOn: day, endedWhy: "None of its targets goes on this year." } }] }];
    }
    const review: Draft = {
      ...{ stream, kind: "programmeReview", record: uuid7(at, this.#random) },
      fields: { pupil: child.id, programme, on: day, reviewer: typed, said: this.#random.pick(cameOfIt) },
    };
    return [{ at, by, drafts: [review, { ...of, fields: { reviewOn: this.#next() } }] }];
  }

  #next(): Day {
    return addDays(this.#when.day, this.#random.whole(90, 330));
  }

  /** The physiotherapist where the child is theirs, as people.ts has it; the class's teacher with their name otherwise. */
  #writer(): { by: string; typed: string | null } {
    const { staffing, staffIds } = this.#school;
    const post = staffing.posts.find(({ key }) => key === "physio-1");
    const physio: Adult | undefined = post && holderOn(post, this.#when.day);
    const isTheirs = this.#growing.child.enrolled.spells.at(-1)?.pathway === "brook";
    if (physio && isTheirs) return { by: idIn(staffIds, physio.key), typed: null };
    return { by: this.#when.teacher, typed: physio?.displayName ?? null };
  }
}
