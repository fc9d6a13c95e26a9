/** What the app keeps beside the records, by name: values in JSON, parsed by whoever reads them. */
import type { FieldValues } from "../sync/change.ts";
import type { Units } from "./units.ts";
import { put, remove } from "./write.ts";

/** What JSON can say. */
export type Json = FieldValues[string];

export class Settings {
  readonly #units: Units;

  constructor(units: Units) {
    this.#units = units;
  }

  /** The value last kept; undefined when there is none. */
  async get(name: string): Promise<unknown> {
    return (await this.#units.read().get("settings", name))?.value;
  }

  /** Keeps a value, or forgets it when it is undefined. */
  set(name: string, value: Json | undefined): Promise<void> {
    return this.change(name, () => value);
  }

  /** Keeps what becomes of the value last kept, whatever another tab keeps meanwhile. */
  change(name: string, next: (had: unknown) => Json | undefined | Promise<Json | undefined>): Promise<void> {
    return this.#units.run("hand", async (read) => {
      const had = await read.get("settings", name);
      const value = await next(had?.value);
      if (value === undefined) return { result: undefined, writes: had ? [remove("settings", name)] : [] };
      return { result: undefined, writes: [put("settings", name, { value })] };
    });
  }
}
