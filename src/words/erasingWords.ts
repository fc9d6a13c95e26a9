/** Erasing a child for good, in plain words: what it takes, what it cannot reach at once, and why it is done. */
import type { EraseWhy } from "../sync/eraseMessages.ts";
import type { TabletTold } from "../sync/tabletMessages.ts";
import { waitingSaid } from "./tabletListWords.ts";

export const eraseWhyWords: Record<EraseWhy, string> = {
  request: "Their family asked for it",
  retention: "The school keeps it no longer",
  mistake: "They were put in by mistake",
};

/** What becomes of everything about a child, a sentence each: said before it is done. */
export function erasingSaid(name: string): string[] {
  return [
    `Everything kept about ${name} goes for good: their card, plan, records, pictures and file. It goes from the school’s server now, and from each iPad at its next exchange.`,
    `What an iPad has not sent about ${name} goes too. What was written about other children stays theirs.`,
    `Backups made before still hold it, sealed, until they are deleted. One that is put back erases ${name} again before anybody can read it.`,
    "That it was erased, when and by whom is kept, without the name. Nothing else is, and nobody can bring it back.",
  ];
}

/** Which iPads have something that they have not sent, any of which may be about the child. Null when none has. */
export function stillUnsent(tablets: readonly TabletTold[]): string | null {
  const some = tablets.flatMap((tablet) => {
    const waits = tablet.lostAt === null ? waitingSaid(tablet) : null;
    return waits === null ? [] : [`${tablet.name} (${waits})`];
  });
  return some.length === 0 ? null : `Not sent yet, and some of it may be about this child: ${some.join("; ")}.`;
}
