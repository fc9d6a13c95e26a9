/** What a server does by itself while it runs: making backups, marking its audit. */

/** How often is it looked whether it is due. */
const lookMs = 60_000;

/**
 * Does something now and every minute, never twice at once.
 * @param due gets the signal that the server stops
 */
export function everyMinute(due: (stop: AbortSignal) => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let atWork: Promise<void> | undefined;
  const look = () => {
    atWork ??= due(stopping.signal).finally(() => {
      atWork = undefined;
    });
  };
  const timer = setInterval(look, lookMs).unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await atWork;
    },
  };
}
