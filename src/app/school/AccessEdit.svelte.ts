import type { Access } from "../../client/client.ts";
import type { Role } from "../../domain/roles.ts";
import type { Day } from "../../domain/time.ts";
import { placeOfRole } from "./grantWords.ts";

/** A role somewhere, being given: cover is for days that are named, every other role is open. */
export class AccessEdit {
  role = $state<Role>("ta");
  where = $state<string[]>([]);
  /** A specialist's caseload: children one by one, wherever they are taught. */
  pupils = $state<string[]>([]);
  phase = $state("phase-1");
  from = $state<Day>("");
  until = $state<Day>("");

  constructor(today: Day) {
    this.from = today;
    this.until = today;
  }

  readonly place = $derived.by(() => placeOfRole(this.role));
  get dated(): boolean {
    return this.role === "cover";
  }

  get mayHaveCaseload(): boolean {
    return this.role === "specialist";
  }
  get #caseload(): readonly string[] {
    return this.mayHaveCaseload ? this.pupils : [];
  }

  /** What is still to be said; null when it can be given. */
  get missing(): string | null {
    if (this.place === "class" && this.where.length === 0 && this.#caseload.length === 0)
      return this.mayHaveCaseload ? "Choose at least one child, class or group." : "Choose at least one class or group.";
    if (!this.dated) return null;
    if (this.from === "" || this.until === "") return "Say the first day and the last day of the cover.";
    return this.until < this.from ? "The cover ends before it begins. Put the later day last." : null;
  }

  get access(): Access {
    const { role, place } = this;
    const scopes: Access["scopes"] =
      place === "class"
        ? [...this.where.map((id) => ({ type: "class" as const, id })), ...this.#caseload.map((id) => ({ type: "pupil" as const, id }))]
        : place === "phase"
          ? [{ type: "phase", id: this.phase }]
          : [{ type: "school" }];
    return { role, scopes, from: this.dated ? this.from : null, until: this.dated ? this.until : null };
  }
}
