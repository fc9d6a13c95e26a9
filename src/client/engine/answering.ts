/**
 * A query that keeps answering. It runs once at a time: what moves while it runs makes it run once more after, however often
 * it moved; and an answer equal to the last is not told again, so a screen renders only what changed.
 */
import type { Instant } from "../../domain/time.ts";
import type { Live, Snapshot } from "../live.ts";

export interface Source<T> {
  /** One answer from what is there now. `locked` while nobody is signed in. */
  read: () => Promise<{ value: T } | "locked">;
  /** Calls back whenever the answer may have changed. */
  moved: (again: () => void) => () => void;
  now: () => Instant;
  /** What a bug threw: told to the log by its name, never with what anybody wrote. */
  failed: (error: unknown) => string;
}

export function answering<T>(source: Source<T>): Live<T> {
  return {
    subscribe: (run) => {
      let running = false;
      let again = false;
      let stopped = false;
      let last = "";

      const tell = (snapshot: Snapshot<T>) => {
        const said = JSON.stringify({ ...snapshot, asOf: 0 });
        if (stopped || said === last) return;
        last = said;
        run(snapshot);
      };
      const answer = async (): Promise<void> => {
        try {
          const found = await source.read();
          const asOf = source.now();
          tell(found === "locked" ? { state: "locked", asOf } : { state: "ready", value: found.value, asOf });
        } catch (error) {
          tell({ state: "failed", code: source.failed(error), asOf: source.now() });
        }
      };
      const ask = () => {
        if (running) {
          again = true;
          return;
        }
        running = true;
        void answer().finally(() => {
          running = false;
          if (!again || stopped) return;
          again = false;
          ask();
        });
      };

      const stop = source.moved(ask);
      ask();
      return () => {
        stopped = true;
        stop();
      };
    },
  };
}
