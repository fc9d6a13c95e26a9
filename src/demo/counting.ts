/** Counts what a demonstration holds, from its acts as they go by. */
import type { Act } from "../sync/change.ts";

export type Counts = Record<"pupils" | "staff" | "classes" | "groups" | "activities" | "targets" | "observations" | "changes", number>;

/** What there is one of for each record. */
const counted = ["pupil", "staff", "class", "activity", "target", "observation"] as const;

export class Counting {
  readonly #records = new Map<string, Set<string>>(counted.map((kind) => [kind, new Set()]));
  readonly #groups = new Set<string>();
  /** Pupils and staff who have left: on record, and counted no more. */
  readonly #left = { pupil: new Set<string>(), staff: new Set<string>() };
  #changes = 0;

  see({ changes }: Act): void {
    this.#changes += changes.length;
    for (const { kind, record, fields } of changes) {
      this.#records.get(kind)?.add(record);
      if (kind === "class" && fields.type === "group") this.#groups.add(record);
      if ((kind === "pupil" || kind === "staff") && typeof fields.leftOn === "string") this.#left[kind].add(record);
    }
  }

  get counts(): Counts {
    const of = (kind: (typeof counted)[number]) => this.#records.get(kind)?.size ?? 0;
    return {
      pupils: of("pupil") - this.#left.pupil.size,
      staff: of("staff") - this.#left.staff.size,
      classes: of("class") - this.#groups.size,
      groups: this.#groups.size,
      activities: of("activity"),
      targets: of("target"),
      observations: of("observation"),
      changes: this.#changes,
    };
  }
}

/** Acts, counted as somebody takes them. */
export function* counting(acts: Iterable<Act>, into: Counting): Generator<Act> {
  for (const act of acts) {
    into.see(act);
    yield act;
  }
}
