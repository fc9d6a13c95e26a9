import type { ProgrammeItem, ProgrammeReview } from "../../client/views/pupil.ts";
import type { Fields } from "../../domain/kinds.ts";
import type { Day } from "../../domain/time.ts";

/** Whose something is: who writes it here, or the name on the paper it came on. */
export class Whose {
  typed = $state(false);
  name = $state("");

  constructor(name: string | null) {
    this.typed = name !== null;
    this.name = name ?? "";
  }

  get missing(): boolean {
    return this.typed && this.name.trim() === "";
  }
  get fields(): string | null {
    return this.typed ? this.name.trim() : null;
  }
}

/** A programme being written or put right. */
export class ProgrammeEdit {
  readonly #from: ProgrammeItem | null;
  readonly whose: Whose;
  title = $state("");
  toDo = $state("");
  profession = $state("");
  writtenOn = $state("");
  reviewOn = $state("");
  endedOn = $state("");

  /** @param onPaper a new one is somebody else's, who does not write here */
  constructor(from: ProgrammeItem | null, today: Day, onPaper: boolean) {
    this.#from = from;
    this.whose = new Whose(from ? from.typed : onPaper ? "" : null);
    this.title = from?.title ?? "";
    this.toDo = from?.toDo ?? "";
    this.profession = from?.profession ?? "";
    this.writtenOn = from?.writtenOn ?? today;
    this.reviewOn = from?.reviewOn ?? "";
    this.endedOn = from?.endedOn ?? "";
  }

  /** What is missing, in words; null when it can be saved. */
  get wrong(): string | null {
    if (this.title.trim() === "") return "Give the programme a name first.";
    if (this.whose.missing) return "Write whose programme it is.";
    return this.writtenOn === "" ? "Say when it was written." : null;
  }

  /** Only what was edited; each statement whole. */
  get fields(): Fields<"programme"> {
    const from = this.#from;
    const [title, toDo, profession] = [this.title.trim(), this.toDo.trim(), this.profession.trim()];
    const [reviewOn, endedOn] = [this.reviewOn === "" ? null : this.reviewOn, this.endedOn === "" ? null : this.endedOn];
    const writtenBy = this.whose.fields;
    const sameWhose = from !== null && writtenBy === from.typed && profession === from.profession;
    return {
      ...(title === from?.title ? {} : { title }),
      ...(toDo === from?.toDo ? {} : { toDo }),
      ...(sameWhose ? {} : { writtenBy, profession: profession === "" ? null : profession }),
      ...(this.writtenOn === from?.writtenOn ? {} : { writtenOn: this.writtenOn }),
      ...(from !== null && reviewOn === from.reviewOn ? {} : { reviewOn }),
      ...(endedOn === (from?.endedOn ?? null) ? {} : { endedOn, endedWhy: endedOn === null ? "" : (from?.endedWhy ?? "") }),
    };
  }
}

/** A review being written down, or put right. */
export class ReviewEdit {
  readonly whose: Whose;
  on = $state("");
  said = $state("");
  /** The day of the next one. */
  next = $state("");

  constructor(from: ProgrammeReview | null, today: Day) {
    this.whose = new Whose(from?.typed ?? null);
    this.on = from?.on ?? today;
    this.said = from?.said ?? "";
  }

  get wrong(): string | null {
    if (this.on === "") return "Say when it was looked at.";
    if (this.whose.missing) return "Write who looked at it.";
    return this.next !== "" && this.next <= this.on ? "The next review is not after this one. Change one of the two days." : null;
  }
  get fields(): Fields<"programmeReview"> {
    return { on: this.on, reviewer: this.whose.fields, said: this.said.trim() };
  }
  get nextOn(): Day | null {
    return this.next === "" ? null : this.next;
  }
}
