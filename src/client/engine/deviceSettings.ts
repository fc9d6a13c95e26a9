/** What the tablet itself remembers, whoever is signed in: parsed as it is read. */
import * as z from "zod/mini";
import { roles } from "../../domain/roles.ts";
import type { Settings } from "../../store/settings.ts";

const school = z.object({ name: z.string(), zone: z.string() });
const tile = z.object({
  role: z.nullable(z.enum(roles)),
  waiting: z.number(),
  /** Their database was found empty after use: nothing of theirs opens here before they have signed in again. */
  cleared: z.boolean(),
});
export type Tile = z.infer<typeof tile>;

/** Who left this tablet last, and whether the school could be told that their sign-in here is over. */
const farewell = z.object({ displayName: z.string(), told: z.boolean() });
export type Farewell = z.infer<typeof farewell>;

/** Wrong passwords in a row on a tile, and when the last of them was. */
const guesses = z.object({ count: z.number(), at: z.number() });
export type Guesses = z.infer<typeof guesses>;

const people = z.array(z.string());
const peopleIn = (kept: unknown): string[] => people.safeParse(kept).data ?? [];

/** Where a school's clocks are until the first exchange has said. */
export const usualZone = "Europe/London";

export class DeviceSettings {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Who was signed in when the app was last closed, or is in this tab. */
  async current(): Promise<string | null> {
    const found = z.string().safeParse(await this.#settings.get("current"));
    return found.success ? found.data : null;
  }

  /** Writes only what is new: a tablet without any room still opens as it was left. */
  async setCurrent(person: string | null): Promise<void> {
    if ((await this.current()) !== person) await this.#settings.set("current", person ?? undefined);
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

  async guesses(person: string): Promise<Guesses | null> {
    const found = guesses.safeParse(await this.#settings.get(`guesses ${person}`));
    return found.success ? found.data : null;
  }

  setGuesses(person: string, made: Guesses | null): Promise<void> {
    return this.#settings.set(`guesses ${person}`, made ?? undefined);
  }

  async farewell(): Promise<Farewell | null> {
    const found = farewell.safeParse(await this.#settings.get("farewell"));
    return found.success ? found.data : null;
  }

  setFarewell(told: Farewell | null): Promise<void> {
    return this.#settings.set("farewell", told ?? undefined);
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
