/** Reading in a unit of work, or for a query. */
import type { Codec } from "./codec.ts";
import { openRow } from "./openRow.ts";
import { definitions, type TableValues } from "./rows.ts";
import type { TableName } from "./tableNames.ts";
import { nameOf, type Clear, type Range, type Row, type RowRef, type Tables } from "./tables.ts";
import type { WarmRows } from "./warmRows.ts";

/** The moments of a unit of work between which a tablet can die. */
export const steps = ["read", "decided", "sealed", "committed"] as const;
export type Step = (typeof steps)[number];

export interface UnitDeps {
  tables: Tables;
  codec: Codec;
  /** The school's time zone, for the days that rows are kept under. */
  zone: string;
  /** Called after each step; a test that throws here kills the tablet there. */
  onStep: (step: Step) => void | Promise<void>;
}

/** Reads and opens rows, each once, and remembers the rev of everything it saw. */
export class Reader {
  readonly #deps: UnitDeps;
  readonly #warm: WarmRows | undefined;
  #guessed = false;
  readonly #rows = new Map<string, { ref: RowRef; row: Row | undefined }>();
  readonly #opened = new Map<string, Promise<unknown>>();

  /** @param warm rows to take from memory where it has them; without it, everything is read */
  constructor(deps: UnitDeps, warm?: WarmRows) {
    this.#deps = deps;
    this.#warm = warm;
  }

  /** True when something here was not read, but remembered or taken for absent. */
  get guessed(): boolean {
    return this.#guessed;
  }

  /** Takes rows of new random ids for absent, as far as this reader may guess; a commit finds out if one is there. */
  expectNone(refs: readonly RowRef[]): void {
    if (!this.#warm) return;
    for (const ref of refs) this.#guess(ref, undefined);
  }

  /** Reads rows of several tables in one transaction, for those who will ask for them. */
  async ahead(refs: readonly RowRef[]): Promise<void> {
    for (const ref of refs) {
      const remembered = this.#warm?.get(ref);
      if (remembered) this.#guess(ref, remembered.row);
    }
    const missing = refs.filter((ref) => !this.#rows.has(nameOf(ref)));
    if (missing.length === 0) return;
    const rows = await this.#deps.tables.get(missing);
    missing.forEach((ref, at) => this.#keep(ref, rows[at]));
    await this.#deps.onStep("read");
  }

  async get<T extends TableName>(table: T, key: string): Promise<TableValues[T] | undefined> {
    await this.ahead([{ table, key }]);
    return this.#open(table, key);
  }

  async many<T extends TableName>(table: T, keys: readonly string[]): Promise<(TableValues[T] | undefined)[]> {
    await this.ahead(keys.map((key) => ({ table, key })));
    return Promise.all(keys.map((key) => this.#open(table, key)));
  }

  async range<T extends TableName>(table: T, range: Range): Promise<{ key: string; value: TableValues[T] }[]> {
    const rows = await this.clear(table, range);
    const values = await Promise.all(rows.map(async ({ key }) => ({ key, value: await this.#open(table, key) })));
    return values.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  }

  /** What rows of a range say in clear, without opening them. */
  async clear(table: TableName, range: Range): Promise<{ key: string; clear: Clear }[]> {
    const rows = await this.#deps.tables.range(table, range);
    for (const row of rows) this.#keep({ table, key: row.key }, row);
    await this.#deps.onStep("read");
    return rows.map(({ key, clear }) => ({ key, clear }));
  }

  /** The rev a row was read with; 0 when it was not there. */
  rev(ref: RowRef): number {
    return this.#rows.get(nameOf(ref))?.row?.rev ?? 0;
  }

  /** Every row read, with its rev. */
  get seen(): { table: TableName; key: string; rev: number }[] {
    return [...this.#rows.values()].map(({ ref, row }) => ({ ...ref, rev: row?.rev ?? 0 }));
  }

  /** Hands every row seen to memory. */
  rememberIn(warm: WarmRows): void {
    for (const { ref, row } of this.#rows.values()) warm.keep(ref, row);
  }

  #guess(ref: RowRef, row: Row | undefined): void {
    if (this.#rows.has(nameOf(ref))) return;
    this.#guessed = true;
    this.#keep(ref, row);
  }

  /** The first reading of a row stands: what was decided on it is compared with what is there at the end. */
  #keep(ref: RowRef, row: Row | undefined): void {
    if (!this.#rows.has(nameOf(ref))) this.#rows.set(nameOf(ref), { ref, row });
  }

  async #open<T extends TableName>(table: T, key: string): Promise<TableValues[T] | undefined> {
    const found = this.#rows.get(nameOf({ table, key }))?.row;
    if (!found) return undefined;
    const opening = this.#opened.get(nameOf({ table, key })) ?? openRow(table, definitions[table], found, this.#deps.codec);
    this.#opened.set(nameOf({ table, key }), opening);
    const value = await opening;
    if (!definitions[table].is(value)) throw new Error(`a row of ${table} is not one`);
    return value;
  }
}
