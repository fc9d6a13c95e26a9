import type { TabletStore } from "../../store/tabletStore.ts";

/** What a command of somebody signed in works with. */
export interface CommandContext {
  store: TabletStore;
  person: string;
  zone: string;
  newId: () => string;
}
