/** What the tablet itself remembers, whoever is signed in: parsed as it is read. */
import * as z from "zod/mini";
import { roles } from "../../domain/roles.ts";
import type { Json, Settings } from "../../store/settings.ts";

const school = z.object({ name: z.string(), zone: z.string() });
const tile = z.object({
  role: z.nullable(z.enum(roles)),
  waiting: z.number(),
  /** Their database was found empty after use: nothing of theirs opens here before they have signed in again. */
  cleared: z.boolean(),
});
export type Tile = z.infer<typeof tile>;

/** Who left this tablet last, and whether the school could be told that their sign-in here is over. */
const farewell = z.object({ tileName: z.string(), told: z.boolean() });
export type Farewell = z.infer<typeof farewell>;

const people = z.array(z.string());
const peopleIn = (kept: unknown): string[] => people.safeParse(kept).data ?? [];

/** Where a school's clocks are until the first exchange has said. */
export const usualZone = "Europe/London";

export class DeviceSettings {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async school(): Promise<{ name: string; zone: string } | null> {
    const found = school.safeParse(await this.#settings.get("school"));
    return found.success ? found.data : null;
  }

  setSchool(told: { name: string; zone: string }): Promise<void> {
    return this.#settings.set("school", told);
  }

  /** What a person's tile says while their own database is closed. */
  async tile(person: string): Promise<Tile> {
    const found = tile.safeParse(await this.#settings.get(`tile ${person}`));
    return found.success ? found.data : { role: null, waiting: 0, cleared: false };
  }

  setTile(person: string, told: Tile | null): Promise<void> {
    return this.#settings.set(`tile ${person}`, told ?? undefined);
  }

  /** What opens a person's records here (`lock/keptKeys.ts`), as it is kept. */
  keys(person: string): Promise<unknown> {
    return this.#settings.get(`keys ${person}`);
  }

  /** Keeps what becomes of it, whatever another tab keeps meanwhile; nothing when it is undefined. */
  changeKeys(person: string, next: (kept: unknown) => Json | undefined): Promise<void> {
    return this.#settings.change(`keys ${person}`, next);
  }

  async farewell(): Promise<Farewell | null> {
    const found = farewell.safeParse(await this.#settings.get("farewell"));
    return found.success ? found.data : null;
  }

  setFarewell(told: Farewell | null): Promise<void> {
    return this.#settings.set("farewell", told ?? undefined);
  }

  /** This tablet's own id, made when it is first asked for. It names nobody. */
  async tablet(newId: () => string): Promise<string> {
    const kept = z.string().safeParse(await this.#settings.get("tablet")).data;
    if (kept !== undefined) return kept;
    const made = newId();
    await this.#settings.set("tablet", made);
    return made;
  }

  /** The school said that this tablet was lost, and everything on it went. */
  async revoked(): Promise<boolean> {
    return (await this.#settings.get("revoked")) === true;
  }

  setRevoked(revoked: boolean): Promise<void> {
    return this.#settings.set("revoked", revoked ? true : undefined);
  }

  /** What the school was last told of this tablet (`people/lostTablet.ts`), as it is kept. */
  lastReport(): Promise<unknown> {
    return this.#settings.get("lastReport");
  }

  setLastReport(told: Json): Promise<void> {
    return this.#settings.set("lastReport", told);
  }

  /** Who has left and whose database may still be here: deleting it is finished before they open another, or at the next start. */
  async leaving(): Promise<string[]> {
    return peopleIn(await this.#settings.get("leaving"));
  }

  setLeaving(person: string, leaving: boolean): Promise<void> {
    return this.#settings.change("leaving", (had) => {
      const others = peopleIn(had).filter((one) => one !== person);
      return leaving ? [...others, person] : others;
    });
  }
}
