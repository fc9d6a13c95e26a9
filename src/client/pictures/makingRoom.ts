/** Room on a full iPad: originals that the school has are fetched again when they are opened, so theirs is given to what is new. */
import { StoreFailure } from "../../store/failure.ts";
import { keepOriginalsWithin } from "../../store/pictures.ts";
import type { TabletStore } from "../../store/tabletStore.ts";

/** What originals may take of this iPad once the school has them: some fifty pictures, so that the latest open without a network. */
export const originalsKeptBytes = 50_000_000;

export function isFull(error: unknown): boolean {
  return error instanceof StoreFailure && error.code === "storageFull";
}

/** What was asked for is tried once more, if there was room to be given. */
export async function makingRoom<T>(store: TabletStore, keep: () => Promise<T>): Promise<T> {
  try {
    return await keep();
  } catch (error) {
    if (!isFull(error) || (await store.beside((core) => keepOriginalsWithin(core, 0))) === 0) throw error;
    return keep();
  }
}
