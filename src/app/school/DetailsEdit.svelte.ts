import type { PupilDetails } from "../../client/views/setUp.ts";

/** Who a pupil is, being put right. */
export class DetailsEdit {
  readonly was: PupilDetails;
  firstName = $state("");
  lastName = $state("");
  knownAs = $state("");
  /** As a select says it: "" is not said. */
  yearGroup = $state("");
  pathway = $state("");

  constructor(was: PupilDetails) {
    this.was = was;
    this.firstName = was.firstName;
    this.lastName = was.lastName;
    this.knownAs = was.knownAs ?? "";
    this.yearGroup = was.yearGroup === null ? "" : String(was.yearGroup);
    this.pathway = was.pathway ?? "";
  }

  /** What is still to be said; null when it can be saved. */
  get missing(): string | null {
    if (this.firstName.trim() === "") return "Give the first name.";
    return this.lastName.trim() === "" ? "Give the last name." : null;
  }
  get now(): Omit<PupilDetails, "pathway"> {
    const [knownAs, yearGroup] = [this.knownAs.trim(), this.yearGroup];
    return {
      ...{ firstName: this.firstName.trim(), lastName: this.lastName.trim(), knownAs: knownAs === "" ? null : knownAs },
      yearGroup: yearGroup === "" ? null : Number(yearGroup),
    };
  }
  get chosenPathway(): string | null {
    return this.pathway === "" ? null : this.pathway;
  }
}
