/** What the screens remember of today for one person. It is parsed as it is read: an older app may have kept it. */
import * as z from "zod/mini";
import { seenBy } from "../../domain/kinds/evidence.ts";
import { dayOf } from "../../domain/time.ts";
import type { Remembered, WaitingNote } from "../views/people.ts";
import type { Reading } from "./reading.ts";

const remembered = z.object({
  day: z.string(),
  seenBy: z.record(z.string(), seenBy),
  tool: z.record(z.string(), z.string()),
  typed: z.array(seenBy),
  notes: z.optional(z.record(z.string(), z.object({ class: z.string(), pupils: z.array(z.string()), words: z.string() }))),
});

/** The notes that wait, out of what is kept. */
export function waitingNotes(kept: unknown): Record<string, WaitingNote> {
  return remembered.safeParse(kept).data?.notes ?? {};
}

/** Today's: what was chosen yesterday is offered to nobody. A note that was begun waits until it is saved. */
export async function rememberedQuery({ store, zone, now }: Reading): Promise<Remembered> {
  const day = dayOf(now, zone);
  const kept = remembered.safeParse(await store.settings.get("remembered"));
  if (kept.success && kept.data.day === day) return kept.data;
  return { day, seenBy: {}, tool: {}, typed: [], ...(kept.data?.notes ? { notes: kept.data.notes } : {}) };
}
