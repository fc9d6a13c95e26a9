import type { Random } from "../random.ts";
import type { World } from "../world/world.ts";

/** Something that can happen in a school. */
export interface Event {
  name: string;
  /** How often it is drawn, beside the others. */
  weight: number;
  /** Lets it happen; false when there was no occasion for it. */
  run: (world: World, dice: Random) => Promise<boolean>;
}
