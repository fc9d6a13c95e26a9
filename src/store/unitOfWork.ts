/**
 * A unit of work: rows are read, each with its `rev`; opened; one decision, which awaits nothing but more reading, says what
 * shall be written; that is sealed; and one transaction compares every rev and writes everything. A mismatch (another tab, or
 * this one's other lane, was faster) rolls back and starts again from reading. No transaction is open while anything but its
 * own requests is awaited: WebKit would end it.
 */
import { StoreFailure } from "./failure.ts";
import { Reader, type UnitDeps } from "./reader.ts";
import { definitions } from "./rows.ts";
import { nameOf, type Row, type RowRef } from "./tables.ts";
import { WarmRows } from "./warmRows.ts";
import type { Write } from "./write.ts";

const maxTries = 5;

export interface Decided<T> {
  result: T;
  writes: readonly Write[];
}

/** A write as it goes to the disk; without a row it is a removal. */
interface Sealed extends RowRef {
  row: Row | undefined;
}

async function seal({ table, key, content }: Write, rev: number, { codec, zone }: UnitDeps): Promise<Sealed> {
  if (!content) return { table, key, row: undefined };
  const { value, schema, clear } = content;
  return { table, key, row: { key, rev, schema, clear: clear(zone), box: await codec.seal({ table, key, rev, schema }, value) } };
}

/** The last write of each row, each with its row's rev known, without removals of what is not there. */
async function needed(reader: Reader, all: readonly Write[]): Promise<Write[]> {
  const writes = [...new Map(all.map((write) => [nameOf(write), write])).values()];
  const isOnce = ({ table }: Write) => definitions[table].once === true;
  await reader.ahead(writes.filter((write) => !isOnce(write)));
  return writes.filter((write) => write.content !== undefined || isOnce(write) || reader.rev(write) > 0);
}

/**
 * Runs one unit of work to its end.
 * @param warm what this lane remembers: its first try reads nothing that is there
 * @param decide may run several times; it must change nothing but through what it returns
 * @returns what was decided, and what was written
 * @throws StoreFailure `busy` after five mismatches; whatever the tables throw
 */
export async function unitOfWork<T>(
  deps: UnitDeps,
  decide: (read: Reader) => Promise<Decided<T>>,
  warm = new WarmRows(),
): Promise<Decided<T>> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const reader = new Reader(deps, tries === 0 ? warm : undefined);
    const { result, writes: all } = await decide(reader);
    await deps.onStep("decided");
    const writes = await needed(reader, all);
    if (writes.length === 0 && reader.guessed) continue;
    if (writes.length === 0) return { result, writes };
    const sealed = await Promise.all(writes.map((write) => seal(write, reader.rev(write) + 1, deps)));
    await deps.onStep("sealed");
    const outcome = await deps.tables.commit({
      expect: reader.seen,
      put: sealed.flatMap(({ table, row }) => (row ? { table, row } : [])),
      remove: sealed.flatMap(({ table, key, row }) => (row ? [] : { table, key })),
    });
    if (outcome === "mismatch") {
      warm.clear();
    } else {
      await deps.onStep("committed");
      reader.rememberIn(warm);
      for (const written of sealed) warm.keep(written, written.row);
      return { result, writes };
    }
  }
  throw new StoreFailure("busy");
}
