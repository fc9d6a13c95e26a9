import { dayOf, type Day } from "../../domain/time.ts";
import type { TabletStore } from "../../store/tabletStore.ts";

/** What a command of somebody signed in works with. */
export interface CommandContext {
  store: TabletStore;
  person: string;
  zone: string;
  newId: () => string;
}

/** The school's day, as the corrected clock says. */
export async function today({ store, zone }: CommandContext): Promise<Day> {
  return dayOf((await store.now()).now, zone);
}
