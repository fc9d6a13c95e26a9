/**
 * What moved in the school's log, told to whoever listens. It says where to look and holds nothing that could be read, so what is
 * lost on the way costs a listener one question: it is told to ask again.
 */
import type { StreamName } from "../../domain/streams.ts";

export interface Move {
  /** Null: anything may have. */
  streams: ReadonlySet<StreamName> | null;
  /** The replica that wrote: its tablet has what it wrote. Null when none did. */
  by: string | null;
}

/** Where a listener is: after everything told until now. */
export type Place = string;

export interface Moves {
  tell(move: Move): void;
  /** Hears every move from now on, until it is called off. */
  hear(listener: (move: Move) => void): () => void;
  place(): Place;
  /** What was told since, or undefined when that is no longer known, or was never told here. */
  since(place: Place): readonly Move[] | undefined;
  /** Lets go of whatever it is heard through. */
  close(): Promise<void>;
}

/** So many moves are remembered for those who lost their connection for a moment. */
const remembered = 256;

/**
 * Moves of one process.
 * @param newId a random id of this process's life: a place is of no other
 */
export function movesInProcess(newId: () => string): Moves {
  const life = newId();
  const listeners = new Set<(move: Move) => void>();
  const lately: Move[] = [];
  let told = 0;

  const numberOf = (place: Place): number | undefined => {
    const [of, number] = place.split(".");
    return of === life && number !== undefined && /^\d{1,15}$/.test(number) ? Number(number) : undefined;
  };

  return {
    tell(move) {
      told += 1;
      lately.push(move);
      if (lately.length > remembered) lately.shift();
      for (const listener of [...listeners]) listener(move);
    },
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    place: () => `${life}.${told}`,
    since(place) {
      const number = numberOf(place);
      if (number === undefined || number > told || told - number > lately.length) return undefined;
      return lately.slice(lately.length - (told - number));
    },
    close: () => Promise.resolve(),
  };
}
