/** The tablet's own small memory: who signs in here, and what belongs to the tablet and to nobody. */
import type { Announcement } from "./announcements.ts";
import type { PersonHere } from "./rows.ts";
import { Settings } from "./settings.ts";
import { put, remove } from "./write.ts";
import { Units, type UnitsDeps } from "./units.ts";

export interface Person extends PersonHere {
  person: string;
}

export class DeviceStore {
  readonly #units: Units;
  readonly settings: Settings;

  constructor(deps: UnitsDeps) {
    this.#units = new Units(deps, "UTC");
    this.settings = new Settings(this.#units);
  }

  /** Everybody who signs in on this tablet, who was here last first. */
  async people(): Promise<Person[]> {
    const rows = await this.#units.read().range("people", { by: "key" });
    return rows.map(({ key, value }) => ({ ...value, person: key })).sort((one, other) => other.lastHereAt - one.lastHereAt);
  }

  /** Remembers somebody, or what is new about them. */
  remember({ person, ...value }: Person): Promise<void> {
    return this.#units.run("hand", async (read) => {
      await read.get("people", person);
      return { result: undefined, writes: [put("people", person, value)] };
    });
  }

  forget(person: string): Promise<void> {
    return this.#units.run("hand", async (read) => {
      const had = await read.get("people", person);
      return { result: undefined, writes: had ? [remove("people", person)] : [] };
    });
  }

  /** @returns how to stop hearing */
  subscribe(hear: (announcement: Announcement) => void): () => void {
    return this.#units.announcer.subscribe(hear);
  }

  close(): void {
    this.#units.close();
  }
}
