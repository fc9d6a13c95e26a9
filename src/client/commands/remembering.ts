/** What is kept for one person on this tablet, and never sent. */
import * as z from "zod/mini";
import type { Commands, Outcome } from "../client.ts";
import { waitingNotes } from "../queries/remembered.ts";
import type { CommandContext } from "./context.ts";
import { happened } from "./marking.ts";

const done: Outcome = { ok: true, value: null };

export async function remember({ store }: CommandContext, input: Commands["remember"]["input"]): Promise<Outcome> {
  await store.settings.change("remembered", (kept) => {
    const notes = Object.entries({ ...waitingNotes(kept), ...input.notes }).filter(([, note]) => note !== null);
    return z.json().parse({ ...input, notes: Object.fromEntries(notes) });
  });
  return done;
}

/** Takes an activity for a class from now on; null says that it is none of them. What is taken happens, whatever was said of it. */
export async function takeActivity(context: CommandContext, input: Commands["takeActivity"]["input"]): Promise<Outcome> {
  const { store } = context;
  const { now: at } = await store.now();
  const { class: named, activity, start } = input;
  if (activity !== null) await happened(context, named, activity, start);
  await store.settings.set(`taken ${named}`, { activity, at, ...(start === undefined ? {} : { start }) });
  return done;
}
