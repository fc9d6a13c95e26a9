import { join } from "node:path";
import { streams } from "../../domain/streams.ts";
import type { NumberedChange } from "../../sync/change.ts";
import type { Log } from "../log.ts";
import type { StreamStore } from "../storage/streamStore.ts";
import { latestLedger, writeLedger } from "./ledger.ts";

/**
 * Copies the erasure ledger to where backups lie. Called after each erasing: a backup that is put back tomorrow must know of it, though
 * the server be gone by then. It does not undo an erasing that the folder cannot be reached: the log says so, and the next backup copies it.
 */
export async function tellErasures(store: Pick<StreamStore, "changesAfter">, folder: string, log: Log): Promise<void> {
  try {
    const { items } = await store.changesAfter(streams.leadership, 0, { bytes: Number.MAX_SAFE_INTEGER, author: null });
    await writeLedger(folder, latestLedger, items.filter(({ kind }) => kind === "erasure").map(unnumbered));
  } catch (error) {
    log.failure(error, join("backup", latestLedger));
  }
}

function unnumbered({ seq: _seq, late: _late, ...change }: NumberedChange) {
  return change;
}
