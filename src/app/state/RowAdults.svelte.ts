import type { GroupRow } from "../../client/views/classScreen.ts";
import type { SeenBy } from "../../domain/kinds/evidence.ts";

/** Who saw each child of a group, where rows have adults of their own: as last week, until somebody says otherwise here. */
export class RowAdults {
  #chosen = $state.raw<Readonly<Record<string, SeenBy>>>({});

  of(activity: string | null, row: GroupRow): SeenBy | null {
    return this.#chosen[key(activity, row)] ?? row.seenBy;
  }

  choose(activity: string | null, row: GroupRow, seenBy: SeenBy): void {
    this.#chosen = { ...this.#chosen, [key(activity, row)]: seenBy };
  }
}

const key = (activity: string | null, row: GroupRow) => `${activity ?? ""}/${row.card.id}`;
