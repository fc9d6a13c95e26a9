/** Statements of this person's that another's replaced without knowing of them: each is listed once, with one tap to bring it back. */
import type { Change } from "../sync/change.ts";
import type { Loss } from "../sync/merge.ts";
import { keyUnder } from "./keys.ts";
import { put } from "./write.ts";
import type { WorkSet } from "./workSet.ts";

/** Lists the losses of one record that a person is owed word of. */
export function keepLosses(set: WorkSet, person: string, losses: readonly Loss[], { stream, record, kind }: Change): void {
  for (const loss of losses) {
    const { lost, won, knowing, group } = loss;
    if (!knowing && lost.by === person && won.by !== person) set.write(put("losers", keyUnder(stream, record, group), { ...loss, kind }));
  }
}
