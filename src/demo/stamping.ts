/** From what people did, in any order, to acts as their tablets would have made them: in time, stamped, with ids of their own. */
import type { Draft } from "../domain/draft.ts";
import type { Instant } from "../domain/time.ts";
import { fieldValues, type Act, type Change } from "../sync/change.ts";
import { firstStamp, nextStamp, type Stamp } from "../sync/stamp.ts";
import { uuid7 } from "./ids.ts";
import type { Random } from "./random.ts";

/** What one person did at one moment. */
export interface Deed {
  at: Instant;
  by: string;
  drafts: readonly Draft[];
}

/** Stamps deeds in the order they were done, one lot after another. Each person has one tablet, so one replica. */
export class Stamping {
  readonly #random: Random;
  readonly #latest = new Map<string, { replica: string; stamp: Stamp }>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** @param deeds none of them earlier than those stamped before */
  *stamped(deeds: readonly Deed[]): Generator<Act> {
    const random = this.#random;
    for (const { at, by, drafts } of [...deeds].sort((one, other) => one.at - other.at)) {
      const replica = this.#latest.get(by)?.replica ?? random.fork(`replica ${by}`).hex(16);
      const act = uuid7(at, random);
      let stamp = this.#latest.get(by)?.stamp ?? firstStamp(replica);
      const changes = drafts.map(({ stream, kind, record, fields }): Change => {
        stamp = nextStamp(stamp, at, replica);
        return { id: uuid7(at, random), act, stream, kind, record, fields: fieldValues.parse(fields), at: stamp, by, replica };
      });
      this.#latest.set(by, { replica, stamp });
      yield { id: act, changes };
    }
  }
}
