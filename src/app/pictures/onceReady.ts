import type { Live } from "../../client/live.ts";

/** What a query says once it can: for what is not here yet, and never changes once it is. `stop` gives up waiting. */
export function onceReady<T>(live: Live<T>): { value: Promise<T>; stop: () => void } {
  const following: { stop?: () => void; over?: true } = {};
  const stop = () => {
    following.over = true;
    following.stop?.();
  };
  const value = new Promise<T>((resolve) => {
    following.stop = live.subscribe((snapshot) => {
      if (snapshot.state !== "ready") return;
      stop();
      resolve(snapshot.value);
    });
  });
  // It may answer while it is being asked, when there is nothing to stop yet.
  if (following.over) following.stop?.();
  return { value, stop };
}
