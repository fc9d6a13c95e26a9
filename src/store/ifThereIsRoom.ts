import { StoreFailure } from "./failure.ts";

/** A write that a full tablet may go without: it must not keep anybody out of what lies there. False when there was no room. */
export async function ifThereIsRoom(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof StoreFailure && error.code === "storageFull") return false;
    throw error;
  }
}
